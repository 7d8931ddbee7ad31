"""An attempt is a learner's functions for one exercise, put before the checker.

Notebook, magic and command line all come through here, so that they say the same sentences.
"""

import contextlib
import io
import linecache
import warnings
from dataclasses import dataclass

from autogradkit import checking
from autogradkit.errors import AutogradkitError, did_you_mean

from . import earned, progress
from .catalogue import entry
from .folder import writable
from .source import answer, execution

__all__ = ["Attempt", "AttemptError", "attempt", "attempt_file", "check", "functions_in"]


class AttemptError(AutogradkitError):
    """Something that can't be checked, because it isn't an answer yet."""


@dataclass(frozen=True)
class Attempt:
    """What came of one attempt: the Report, and notes on what else was seen, in sentences."""

    report: checking.Report
    notes: tuple = ()


def check(name, *functions, **named):
    """Check your answer to an exercise and return the Report.

    Parameters
    ----------
    name : str
        Which exercise: "mul", "B2" or "02".
    *functions, **named : callable
        Your functions, in the order the exercise lists them, or by their names:
        `check("exp_log", exp_backward=mine, log_backward=other)`.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise; the nearest one is named.
    AttemptError
        If what you gave are not the functions that the exercise asks for.

    >>> check("mul", lambda g, x, y: (g * y, g * x)).passed
    True
    """
    exercise = entry(name).exercise
    given = assigned(exercise, functions, named)
    return attempt(exercise, given, noted=False).report.called(own_names(given))


def attempt(exercise, functions, folder=None, noted=True):
    """Check `functions`, by name, and note the progress in `folder`; by default in the one we stand in."""
    printed = io.StringIO()
    # A print or a warning in a rule would come once per case.
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
        report = checking.check(exercise, checking.InProcess(functions, exercise.kind))
    if noted:  # trying something out with ag.check is nobody's answer yet
        progress.record(folder or writable(), report)
    lines = printed.getvalue().splitlines()
    notes = (f"Your code printed {len(lines)} lines meanwhile, first: {lines[0][:200]}",) if lines else ()
    return Attempt(report, notes)


def attempt_file(entry, path, folder=None, noted=True):
    """Check the answer to an Entry that stands in a `.py` file or a notebook.

    The file, or the notebook's cell, is run whole, as when a class is graded. Raises SourceError
    if the file can't be read, AttemptError if the functions aren't in it or can't be run.
    """
    exercise = entry.exercise
    found = answer.read(path, exercise.functions, entry.names)
    notes = tuple(f"{path}: {problem}" for problem in found.problems)
    if not found.functions:
        asked = " or ".join(exercise.functions)
        raise AttemptError("\n".join([*notes, f"{path} defines no function {asked}."]))
    done = attempt(exercise, functions_in(found, path), folder, noted)
    if noted and done.report.passed:
        earned.keep(folder or writable(), entry, found.source)
    return Attempt(done.report, (*notes, *done.notes))


def assigned(exercise, functions, named):
    """Return the given functions by the names that the exercise knows them by."""
    asked = exercise.functions
    listed = " and ".join(asked)
    example = f"ag.check({exercise.name!r}, {', '.join(asked)})"
    if not functions and not named:
        raise AttemptError(f"Which function is to be checked? Write {example}")
    if len(functions) > len(asked):
        raise AttemptError(
            f"{exercise.name} asks for {listed}, but {len(functions)} functions were given. Write {example}"
        )
    by_name = {}
    for position, function in zip(asked, functions, strict=False):
        own = getattr(function, "__name__", "")
        name = own if own in asked and own not in by_name else position
        by_name[name] = function
    for name, function in named.items():
        if name not in asked:
            guess = did_you_mean(name, asked)
            raise AttemptError(f"{exercise.name} asks for {listed}, not for {name}.{guess}")
        by_name[name] = function
    for name, function in by_name.items():
        if not callable(function):
            raise AttemptError(
                f"{name} must be a function, but a {type(function).__name__} was given. Write {example}, "
                "with the functions themselves and no brackets after them."
            )
        try:
            checking.answer.parameters(function)
        except (TypeError, ValueError):
            raise AttemptError(
                f"{name} must be a function written in Python, with `def` or `lambda`: the parameters of "
                f"a {type(function).__name__} can't be read."
            ) from None
    return by_name


def functions_in(found, filename):
    """Run the source of a FoundAnswer and return its functions by name.

    Raises AttemptError, in one sentence, if the source can't be run.
    """
    scope, printed = execution.new_scope(), io.StringIO()
    try:
        linecache.checkcache(str(filename))
        with contextlib.redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
            execution.execute(found.source, str(filename), scope)
    except (Exception, SystemExit) as error:  # whatever a learner's file raises is to be told, not shown
        line = last_line(error, str(filename))
        where = f" on line {line}" if line else ""
        raise AttemptError(f"Running the file failed{where}: {type(error).__name__}: {error}") from error
    functions = {name: scope[name] for name in found.functions if callable(scope.get(name))}
    if not functions:
        asked = " or ".join(found.functions)
        raise AttemptError(f"Running {filename} defines no function {asked}.")
    return functions


def own_names(functions):
    """Return what the learner calls her functions, by the names that an exercise has for them.

    >>> def mine(g, x, y): ...
    >>> own_names({"backward": mine, "other": lambda g: g})
    {'backward': 'mine'}
    """
    names = {name: getattr(function, "__name__", "") for name, function in functions.items()}
    several = list(names.values())
    return {f: own for f, own in names.items() if own.isidentifier() and own != f and several.count(own) == 1}


def last_line(error, filename):
    """Return the last line of `filename` that an exception went through, or None."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
