"""The corpus: answers, right and wrong, as functions with the text that they were read from."""

import signal
from dataclasses import replace

import numpy as np

from autogradkit.checking import Exercise, InProcess, Rule, Task, check
from autogradkit.course.attempt import functions_in
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import read_functions
from tests.checking.rules.forwards import RULES
from tests.checking.rules.right import RIGHT

LIMIT_S = 5


class WithSource(InProcess):
    """An InProcess answerer whose source is known."""

    source = ""

    def source_of(self, function):
        return self.source


def answerer(functions, kind, source=""):
    made = WithSource(functions, kind)
    made.source = source
    return made


def from_file(entry, path):
    """Return the functions in an answer's file, and its source."""
    found = read_functions(path, entry.exercise.functions, entry.names)
    return functions_in(found, path), found.source


def from_text(entry, text):
    """Return the functions in a text; an empty dict if it can't be run."""
    scope = {"np": np, "__name__": "answer"}
    try:
        exec(compile(text, "mutant", "exec"), scope)
    except Exception:
        return {}
    return {name: scope[name] for name in entry.exercise.functions if callable(scope.get(name))}


class limited:  # noqa: N801
    """Ends what never ends by itself, after so many seconds of the processor's time."""

    def __init__(self, limit_s=LIMIT_S):
        self.limit_s = limit_s

    def __enter__(self):
        def stop(*_):
            raise TimeoutError("stopped")

        self.before = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, self.limit_s, 0.5)

    def __exit__(self, kind, *_):
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self.before)
        return kind is not None and issubclass(kind, TimeoutError)


def report_on(exercise, functions, source="", seed=0, limit_s=LIMIT_S):
    """Check, and return the Report, or None if it took too long."""
    report = None
    with limited(limit_s):
        report = check(exercise, answerer(functions, exercise.kind, source), seed)
    return report


def right_answers():
    """Return (exercise, functions, name) of every right formulation there is."""
    found = [(Exercise("T", n, "", (RULES[n],)), {RULES[n].function: rule}, n) for n, rule in RIGHT]
    for entry in entries():
        for path in [entry.folder / "solution.py", *sorted((entry.folder / "right").glob("*.py"))]:
            found.append((entry.exercise, from_file(entry, path)[0], f"{entry.key}/{path.name}"))
    return found


def with_random_numbers(exercise, large):
    """Return what of an exercise another seed changes, `large` cases or not, or None if nothing is."""
    parts = []
    for part in exercise.parts:
        if isinstance(part, Task):
            part = replace(part, trials=tuple(t for t in part.trials if callable(t.arguments)))
        elif isinstance(part, Rule):
            drawn = [c for c in part.cases if set(part.inputs) - set(c.values) or c.g is None]
            part = replace(part, cases=tuple(c for c in drawn if large or c.kind != "large"))
        if not isinstance(part, Task) or part.trials:
            parts.append(part)
    return replace(exercise, parts=tuple(parts)) if parts else None
