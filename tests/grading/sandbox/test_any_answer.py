"""Whatever comes back from a hand-in's process, the checker judges it and never fails itself.

A hand-in can rewrite the process that runs it, so arrays of any shape and kind may arrive where the public
lines of an exercise would have returned something else.
"""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autogradkit import checking
from autogradkit.checking import Answer
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.sandbox.answerer import has_drivers_shape
from autogradkit.grading.sandbox.child_side.wire import DTYPES

SHAPES = ((), (0,), (1,), (2,), (3, 0, 2), (2, 3), (1,) * 16, (5,), (40, 40))
NUMBERS = (0, 1, -1, np.nan, np.inf, 1e308)
ERRORS = ("", "x" * 500, "ValueError: {} \x00 \u202e</b>", ":")


class Liar:
    """Answers rightly now and then, and else with anything that the wire lets through."""

    def __init__(self, honest, seed):
        self.honest, self.functions = honest, honest.functions
        self.random = np.random.default_rng(seed)
        self.rightly = self.random.choice([0.0, 0.5, 0.9])

    def source_of(self, function):
        return ""

    def ask(self, function, arguments, oracles=None):
        if self.random.random() < self.rightly:
            return self.honest.ask(function, arguments, oracles)
        if self.random.random() < 0.1:
            status = str(self.random.choice(["raised", "bad_return", "not_written", "timeout", "memory"]))
            return Answer(status, error=str(self.random.choice(ERRORS)))
        shapes = [*SHAPES, *(np.shape(v) for v in arguments.values() if isinstance(v, np.ndarray))]
        value = tuple(self.array(shapes) for _ in range(self.random.choice([1, 1, 2, 3, 5])))
        if not has_drivers_shape(arguments, value):
            return Answer("bad_return", error="a list")
        odd = tuple(name for name in arguments if self.random.random() < 0.05)
        return Answer(
            "ok", value, len(value) == 1 and bool(self.random.random() < 0.8), "", odd, odd[:1], 0.1, 10**9
        )

    def array(self, shapes):
        """Draw one array, or nothing."""
        if self.random.random() < 0.1:
            return None
        shape = shapes[self.random.integers(len(shapes))]
        dtype = DTYPES[self.random.integers(len(DTYPES))] if self.random.random() < 0.5 else "<f8"
        if self.random.random() < 0.5:
            return np.full(shape, NUMBERS[self.random.integers(len(NUMBERS))]).astype(dtype)
        return self.random.normal(size=shape).astype(dtype)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=6, deadline=None)
def test_whatever_comes_back_there_is_a_report(entry, seed):
    exercise, scope = entry.exercise, {"__name__": "answer"}
    exec(find_functions((entry.folder / "solution.py").read_text(), exercise.functions).source, scope)
    honest = checking.InProcess({name: scope[name] for name in exercise.functions}, exercise.kind)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        report = checking.check(exercise, Liar(honest, seed), seed=seed % 3)
    assert str(report)
    assert 0 <= report.points <= exercise.points
