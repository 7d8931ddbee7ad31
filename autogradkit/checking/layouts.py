"""Layouts: a rule tried on arrays that lie otherwise in memory, and on arrays without entries.

A rule that is right on tidy arrays may still read memory instead of entries (`ravel("K")`, `view`), or
divide by a length that is 0. `Rule` adds these cases by itself, made from its most telling case: the
plain one with the most entries.
"""

import warnings
from dataclasses import replace
from math import prod

import numpy as np

__all__ = ["LAYOUTS", "with_layouts"]

LAYOUTS = ("empty", "fortran", "strided")
NAMES = {"empty": "no entries", "fortran": "in Fortran order", "strided": "every second entry, backwards"}


def with_layouts(layouts, forward, inputs, cases):
    """Return the cases together with those about layouts, which stand behind the last plain one.

    Parameters
    ----------
    layouts : tuple of str
        Some of `LAYOUTS`. Where a listed case has such a layout, none is made for it.
    forward : callable
        Run on arrays without entries: where it refuses them, there is no such case.
    inputs : tuple of str
    cases : tuple of Case

    >>> from autogradkit.checking import Case
    >>> cases = with_layouts(LAYOUTS, np.exp, ("x",), (Case("a table", {"x": (2, 3)}),))
    >>> [case.name for case in cases]
    ['a table', 'no entries', 'in Fortran order', 'every second entry, backwards']
    """
    drawn = [case for case in cases if is_ordinary(case, inputs)]
    tables = [case for case in drawn if any(is_table(case.shapes[name]) for name in inputs)]
    rows = [case for case in drawn if case.shapes[inputs[0]]]
    telling = max(tables or rows, key=entries, default=None)
    there = {case.layout for case in cases} | {"empty" for case in cases if has_no_entries(case)}
    added = []
    for layout in layouts if telling else ():
        if layout in there or (layout == "fortran" and not tables):
            continue
        changes = (
            {"shapes": emptied_shapes(telling.shapes, inputs[0])} if layout == "empty" else {"layout": layout}
        )
        case = replace(telling, name=NAMES[layout], **changes)
        if layout != "empty" or takes(forward, inputs, case):
            added.append(case)
    place = 1 + max((i for i, case in enumerate(cases) if case.kind == "plain"), default=-1)
    return (*cases[:place], *added, *cases[place:])


def is_ordinary(case, inputs):
    """Return whether a case is a plain one, all of whose inputs are drawn, each for itself."""
    ordinary = case.kind == "plain" and case.layout == "C" and not case.same and case.g is None
    return ordinary and not case.values and set(inputs) <= set(case.shapes)


def is_table(shape):
    """Return whether an array's entries can lie in another order: two axes are longer than 1.

    >>> is_table((2, 3)), is_table((1, 3)), is_table((0, 3))
    (True, False, False)
    """
    return sum(n > 1 for n in shape) > 1


def entries(case):
    """Return how many entries all inputs of a case have."""
    return sum(map(prod, case.shapes.values()))


def has_no_entries(case):
    """Return whether one of a case's inputs has no entries."""
    return 0 in [*map(prod, case.shapes.values()), *map(np.size, case.values.values())]


def emptied_shapes(shapes, first):
    """Return the shapes with nothing along the first axis of one input, and of those as long there.

    >>> emptied_shapes({"x": (2, 3), "w": (3, 5), "h": (2, 7)}, "x")
    {'x': (0, 3), 'w': (3, 5), 'h': (0, 7)}
    """
    length = shapes[first][0]
    return {name: (0, *shape[1:]) if shape[:1] == (length,) else shape for name, shape in shapes.items()}


def takes(forward, inputs, case):
    """Return whether the forward takes a case's arrays without an error, a warning or a nan."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            z = forward(*(np.zeros(case.shapes[name]) for name in inputs), **case.params)
            return bool(np.all(np.isfinite(z)))
        except Exception:
            return False
