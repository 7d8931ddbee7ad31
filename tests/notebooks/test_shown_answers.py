"""A wrong answer that a lesson shows is more than one edit away from the right one."""

import ast
import contextlib
import io
import signal
from dataclasses import replace

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import checking
from autogradkit.checking.rules import check_rule
from autogradkit.course import entry, notebooks
from tests.notebooks.one_edit import one_edit_repairs
from tests.notebooks.test_lessons import EXERCISES, LESSONS, cells, source

PATIENCE_S = 2  # for one repair: what takes longer is no answer


def shown(path):
    """Return the exercise of a lesson, the wrong functions shown for it, and all that stand there."""
    name = EXERCISES[notebooks.lesson_number(path)]
    code = [without_magics(source(cell)) for cell in cells(path, "code")]
    asked = next(n for n, text in enumerate(code) if f'ag.check("{name}"' in text)
    defined = {}
    for text in code[max(0, asked - 2) : asked + 1]:  # an answer may stand in the cells right before
        defined |= {n.name: n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef)}
    call = next(
        n
        for n in ast.walk(ast.parse(code[asked]))
        if isinstance(n, ast.Call) and ast.unparse(n.func) == "ag.check"
    )
    exercise = entry(name).exercise
    handed = dict(zip(exercise.functions, call.args[1:], strict=False))
    handed |= {keyword.arg: keyword.value for keyword in call.keywords}
    answers = {f: defined[a.id] for f, a in handed.items() if isinstance(a, ast.Name) and a.id in defined}
    return exercise, answers, [ast.unparse(node) for node in defined.values()]


def without_magics(text):
    return "\n".join(line for line in text.splitlines() if not line.startswith("%"))


def passes(exercise, part, name, repaired, others):
    """Return whether a repaired function is right for its part of an exercise."""
    names = {"np": np, "ag": ag}
    exec("\n".join(others), names)
    exec(repaired, names)
    alone = replace(exercise, parts=(part,))
    return checking.check(alone, checking.InProcess({part.function: names[name]}, exercise.kind)).passed


@contextlib.contextmanager
def little_time():
    """End what takes long, and again soon after if it goes on."""

    def give_up(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_S, 0.05)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def repair_that_passes(exercise, part, function, others):
    """Return the source of the first one-edit repair that passes, or an empty text."""
    offered = [*getattr(part, "inputs", ()), "g", "x", "y", "z"]
    few = shortened(part)
    for repaired in [ast.unparse(function), *one_edit_repairs(function, offered)]:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()), little_time():
            if all(passes(exercise, p, function.name, repaired, others) for p in (few, part)):
                return repaired
    return ""


def shortened(part):
    """Return a part with its first cases only: most repairs fail there already."""
    if hasattr(part, "trials"):
        return replace(part, trials=part.trials[:2])
    return replace(part, cases=part.cases[1:3], layouts=(), variants=()) if hasattr(part, "cases") else part


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_single_edit_of_a_shown_answer_passes_its_exercise(path, monkeypatch):
    monkeypatch.setattr(check_rule, "diagnose", lambda *_: ())  # right or wrong is all that is asked here
    exercise, answers, others = shown(path)
    if set(answers) < set(exercise.functions):
        return  # a function that isn't shown is still to be written
    repairs = []
    for part in exercise.parts:
        repairs.append(repair_that_passes(exercise, part, answers[part.function], others))
        if not repairs[-1]:
            return
    raise AssertionError("\n\n".join(repairs))


def test_the_edits_contain_the_ones_a_learner_tries_first():
    """Each pair: a wrong rule that a lesson once showed, and what made it right."""
    tried = {
        "def f(g, x, y):\n    return (g * x, g * y)": "def f(g, x, y):\n    return (g * y, g * x)",
        "def f(g):\n    while g.ndim > 1:\n        g = g.mean(0)\n    return g.mean()": (
            "def f(g):\n    while g.ndim > 1:\n        g = g.sum(0)\n    return g.sum()"
        ),
        "def f(g, x):\n    return g * (1 - x ** 2)": "def f(g, z):\n    return g * (1 - z ** 2)",
        "def f(g, w):\n    return g * w[::-1]": "def f(g, w):\n    return g * w",
        "def f(y, x):\n    return y / len(x)": "def f(y, x):\n    return y",
        "def f(a, b):\n    c = a\n    return c": "def f(a, b):\n    c += a\n    return c",
    }
    for wrong, right in tried.items():
        assert right in set(one_edit_repairs(ast.parse(wrong).body[0], ("z",)))
