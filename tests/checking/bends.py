"""Bends: what may hold of an argument's numbers, so that an answer may be wrong there alone.

An answer that is *bent* on a condition is wrong where it holds and right elsewhere. It loses points if the
condition holds in a call whose result is compared. So to find what isn't told it is enough to look at what a
right answer is asked.
"""

import functools
from collections import defaultdict

import numpy as np

from autogradkit.checking import check
from tests.checking.sourced import Sourced

__all__ = ["BENDS", "OF_SEVERAL", "asked_of", "bent", "met", "numbers_in"]

BENDS = {
    "an entry beyond 2": lambda x: np.any(np.abs(x) > 2),
    "an entry beyond 3": lambda x: np.any(np.abs(x) > 3),
    "an entry beyond 5": lambda x: np.any(np.abs(x) > 5),
    "an entry beyond 10": lambda x: np.any(np.abs(x) > 10),
    "an entry nearer to 0 than 0.2": lambda x: np.any((np.abs(x) < 0.2) & (x != 0)),
    "an entry of 0": lambda x: np.any(x == 0),
    "an entry below 0": lambda x: np.any(x < 0),
    "all above 0": lambda x: np.all(x > 0),
    "all below 0": lambda x: np.all(x < 0),
    "whole numbers": lambda x: np.all(x == np.round(x)),
    "two equal entries": lambda x: len(np.unique(x)) < x.size,
    "all in order": lambda x: x.size > 1 and np.all(np.diff(x.ravel()) >= 0),
    "not in order": lambda x: np.any(np.diff(x.ravel()) < 0),
}
OF_SEVERAL = {"two equal entries", "all in order", "not in order"}


def numbers_in(value):
    """Yield the arrays of numbers in an argument; a tuple of numbers is one."""
    if isinstance(value, (tuple, list)) and not all(isinstance(each, float) for each in value):
        for each in value:
            yield from numbers_in(each)
    elif isinstance(value, (float, int, np.ndarray, tuple, list)) and not isinstance(value, bool):
        x = np.asarray(value, float)
        if x.size:
            yield x


def met(values):
    """Return the bends that hold of some of the values of an argument."""
    arrays = [x for value in values for x in numbers_in(value)]
    return {name for name, holds in BENDS.items() if any(holds(x) for x in arrays)}


class Noted(Sourced):
    """An answerer that notes what it is asked."""

    def __init__(self, *settings):
        super().__init__(*settings)
        self.asked = defaultdict(lambda: defaultdict(list))

    def ask(self, function, arguments, oracles=None):
        for name, value in arguments.items():
            if name != "given":
                self.asked[function][name].append(value)
        return super().ask(function, arguments, oracles)


def solution_of(entry, cls=Sourced):
    """Return an answerer with an exercise's right solution."""
    source = (entry.folder / "solution.py").read_text("utf-8")
    return cls(source, {name: name for name in entry.exercise.functions}, entry.exercise.kind)


@functools.cache
def asked_of(entry, seed):
    """Return what a right answer is asked where a hand-in is graded: values by function and argument."""
    noted = solution_of(entry, Noted)
    assert check(entry.exercise, noted, seed=seed).passed
    return noted.asked


class Bent(Sourced):
    """A right answer that is wrong wherever something holds of an argument of one function."""

    def bend(self, function, argument, holds):
        self.bent = function, argument, holds

    def ask(self, function, arguments, oracles=None):
        answer = super().ask(function, arguments, oracles)
        bent, argument, holds = self.bent
        value = arguments.get(argument)
        if function != bent or answer.status != "ok" or not any(map(holds, numbers_in(value))):
            return answer
        return type(answer)(**{**vars(answer), "value": tuple(map(spoilt, answer.value))})


def spoilt(result):
    """Return another result."""
    return result * 1.25 + 0.5 if isinstance(result, np.ndarray) and result.dtype.kind == "f" else result


def bent(entry, function, argument, bend, seed):
    """Return the report on a right answer that is bent."""
    answerer = solution_of(entry, Bent)
    answerer.bend(function, argument, BENDS[bend])
    return check(entry.exercise, answerer, seed=seed)
