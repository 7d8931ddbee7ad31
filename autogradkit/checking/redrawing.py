"""Redrawing: what an exercise lists as numbers becomes other numbers where a hand-in is graded.

Everybody can read the numbers of a listed case and learn what is right for them. A case may say itself what
takes their place; otherwise they are made a little smaller, all by one factor: what is zero, equal, in order
or on a corner stays so, and what is large stays large. Choices (whole numbers, truth values, masks) are put
in another order along their last axis.
"""

from dataclasses import replace

import numpy as np

from .authoring.requirements import require_redrawing
from .authoring.settings import changed
from .sampling import generator
from .sentences import fill
from .sentences.report import OTHER_NUMBERS

__all__ = ["redrawn_case", "redrawn_trial"]

PARTS = 64  # the factor is so many 64ths: exact in binary, so that a corner made of a few digits stays one
FEWEST, MOST = 51, 63
TRIES = 8  # of three different choices, six orders are possible


def redrawn_case(function, case, seed):
    """Return a case of a rule whose listed numbers are drawn anew.

    >>> from autogradkit.checking import Case
    >>> case = redrawn_case("backward", Case("three", values={"x": np.array([2.0, 0.0, -2.0])}), seed=7)
    >>> case.name, float(np.sum(case.values["x"])), bool(1.5 < case.values["x"][0] < 2)
    ('three, other numbers', 0.0, True)
    """
    if case.redraw is None and not case.values and not case.params and case.g is None:
        return changed(case, seed=seed)
    random, made = generator(function, case.name, "listed", seed=seed), changed
    if case.redraw is not None:
        changes, made = case.redraw(random), replace  # which looks at what an exercise's author has made
        require_redrawing(case, changes)
    else:
        factor = int(random.integers(FEWEST, MOST + 1)) / PARTS
        changes = {
            "values": {name: smaller(value, factor) for name, value in case.values.items()},
            "params": {name: other_value(value, factor, random) for name, value in case.params.items()},
            "g": None if case.g is None else smaller(case.g, factor),
        }
    same = all(is_unchanged(getattr(case, name), value) for name, value in changes.items())
    name = case.name if same else fill(OTHER_NUMBERS, {"case": case.name})
    return made(case, seed=seed, name=name, **changes)


def redrawn_trial(function, trial, seed):
    """Return a trial of a task on drawn numbers, where it says how to draw them."""
    if trial.redraw is None:
        return changed(trial, seed=seed)
    name = fill(OTHER_NUMBERS, {"case": trial.name})
    return changed(trial, seed=seed, name=name, arguments=trial.redraw)


def smaller(value, factor):
    """Return listed numbers times the factor."""
    return np.asarray(value, float) * factor


def other_value(value, factor, random):
    """Return another value of a parameter: a smaller number, or the same choices in another order."""
    if type(value) is float:
        return value * factor
    if not isinstance(value, np.ndarray) or not value.ndim:
        return value
    if value.dtype.kind in "iub" or np.all((value == 0) | (value == 1)):
        return in_another_order(value, random)
    return value * factor


def in_another_order(value, random):
    """Return the choices in another order along their last axis, unless all are alike."""
    for _ in range(TRIES):
        moved = random.permutation(value, axis=-1)
        if not np.array_equal(moved, value):
            break
    return moved


def is_unchanged(one, two):
    """Return whether nothing was changed."""
    if isinstance(one, np.ndarray) or isinstance(two, np.ndarray):
        return np.array_equal(one, two)
    if hasattr(one, "items"):
        return one.keys() == two.keys() and all(is_unchanged(one[name], two[name]) for name in one)
    return one is two or bool(one == two)
