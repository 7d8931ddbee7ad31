"""An attempt: a learner's functions for one exercise, put before the checker.

Notebook, magic and command line all come through here, so that they say the same sentences.
"""

import contextlib
import io
import linecache
import warnings
from dataclasses import dataclass
from pathlib import Path

from autogradkit import checking
from autogradkit.checking.time_limit import LIMIT_S, TimeUp, time_limit
from autogradkit.errors import AutogradkitError, did_you_mean

from . import passed_rules, progress, sentences
from .catalogue import entry
from .folder import writable_folder
from .instead import instead
from .source import answer, execution
from .source.bindings import methods_for_functions
from .source.cells import cells_of

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
    by_name = functions_by_name(exercise, functions, named)
    return attempt(exercise, by_name, noted=False).report.with_names(learners_names(by_name))


def attempt(exercise, functions, folder=None, noted=True, answerer=checking.InProcess):
    """Check `functions`, by name, and note the progress in `folder`; by default in the one we stand in."""
    printed = io.StringIO()
    # A print or a warning in a rule would come once per case.
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
        report = checking.check(exercise, answerer(functions, exercise.kind))
    if noted:  # trying something out with ag.check is nobody's answer yet
        progress.record(folder or writable_folder(), report)
    lines = printed.getvalue().splitlines()
    said = sentences.PRINTED if len(lines) == 1 else sentences.PRINTED_LINES
    notes = (said.format(count=len(lines), line=lines[0][:200]),) if lines else ()
    return Attempt(report, notes)


def attempt_file(entry, path, folder=None, noted=True, answerer=checking.InProcess):
    """Check the answer to an Entry that stands in a `.py` file or a notebook.

    The file, or the notebook's cell, is run whole, as when a class is graded. Raises SourceError
    if the file can't be read, AttemptError if the functions aren't in it or can't be run.
    """
    exercise = entry.exercise
    found = answer.read_functions(path, exercise.functions, entry.names)
    place = (folder or writable_folder()) if Path(path).is_absolute() else None
    shown = place.shown_path(Path(path)) if place else path
    notes = tuple(f"{shown}: {problem}" for problem in found.problems)
    if not found.functions:
        missing = sentences.NO_FUNCTION.format(path=shown, functions=" or ".join(exercise.functions))
        if not notes and str(path).endswith(".py"):  # a notebook's classes may be the lesson's
            text = "\n".join(cell.text for cell in cells_of(path))
            there = f"{missing} {instead(text, exercise)}"
            missing = "\n".join(methods_for_functions(text, exercise.functions)) or there
        raise AttemptError("\n".join(notes or [missing]))
    done = attempt(exercise, functions_in(found, path), folder, noted, answerer)
    if noted and done.report.passed:
        passed_rules.keep(folder or writable_folder(), entry, found.source)
    return Attempt(done.report, (*notes, *done.notes))


def functions_by_name(exercise, functions, named):
    """Return the given functions by the names that the exercise knows them by."""
    asked = exercise.functions
    listed = " and ".join(asked)
    example = f"ag.check({exercise.name!r}, {', '.join(asked)})"
    if not functions and not named:
        raise AttemptError(sentences.WHICH_FUNCTION.format(example=example))
    if len(functions) > len(asked):
        raise AttemptError(
            sentences.TOO_MANY_FUNCTIONS.format(
                exercise=exercise.name, functions=listed, count=len(functions), example=example
            )
        )
    by_name = {}
    for position, function in zip(asked, functions, strict=False):
        hers = getattr(function, "__name__", "")
        name = hers if hers in asked and hers not in by_name else position
        by_name[name] = function
    for name, function in named.items():
        if name not in asked:
            guess = did_you_mean(name, asked)
            raise AttemptError(
                sentences.OTHER_FUNCTION.format(
                    exercise=exercise.name, functions=listed, name=name, guess=guess
                )
            )
        by_name[name] = function
    for name, function in by_name.items():
        if not callable(function):
            raise AttemptError(
                sentences.NOT_A_FUNCTION.format(name=name, kind=type(function).__name__, example=example)
            )
        try:
            checking.answer.parameters(function)
        except (TypeError, ValueError):
            raise AttemptError(
                sentences.NOT_WRITTEN_IN_PYTHON.format(name=name, kind=type(function).__name__)
            ) from None
    return by_name


def functions_in(found, filename):
    """Run the source of a FoundAnswer and return its functions by name.

    Raises AttemptError, in one sentence, if the source can't be run.
    """
    scope = execution.new_scope()
    try:
        linecache.checkcache(str(filename))
        with warnings.catch_warnings(action="ignore"), time_limit():
            execution.execute(found.source, str(filename), scope)
    except TimeUp as error:
        raise AttemptError(sentences.FILE_ENDLESS.format(limit_s=LIMIT_S)) from error
    except (Exception, SystemExit) as error:  # whatever a learner's file raises becomes a sentence
        line = last_line(error, str(filename))
        where = sentences.ON_LINE.format(line=line) if line else ""
        what = f"{type(error).__name__}: {error}"
        raise AttemptError(sentences.FILE_FAILED.format(where=where, error=what)) from error
    functions = {name: scope[name] for name in found.functions if callable(scope.get(name))}
    if not functions:
        names = " or ".join(found.functions)
        raise AttemptError(sentences.DEFINES_NO_FUNCTION.format(file=filename, functions=names))
    return functions


def learners_names(functions):
    """Return what the learner calls her functions, by the names that an exercise has for them.

    >>> def mine(g, x, y): ...
    >>> learners_names({"backward": mine, "other": lambda g: g})
    {'backward': 'mine'}
    """
    names = {name: getattr(function, "__name__", "") for name, function in functions.items()}
    several = list(names.values())
    return {
        f: hers for f, hers in names.items() if hers.isidentifier() and hers != f and several.count(hers) == 1
    }


def last_line(error, filename):
    """Return the last line of `filename` that an exception went through, or None."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
