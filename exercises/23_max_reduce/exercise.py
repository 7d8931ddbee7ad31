"""Exercise C6: the largest entry of each row, and what happens when two are the largest."""

from functools import partial

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, cmax

from .drawn import along, more_axes, near_tie, several_winners, ties_of_three_axes, ties_over_everything
from .variants import VARIANTS


def entries_case(name, axis, *values, keepdims=False, **more):
    """One case with these entries."""
    return Case(name, {}, {"axis": axis, "keepdims": keepdims}, {"x": np.array(values)}, **more)


tied = partial(entries_case, kind="kink")
CASES = (
    along(0, (5,)),
    along(1, (2, 3)),
    along(0, (2, 3)),
    along(-1, (3, 5)),
    along(None, (2, 3)),
    along(1, (2, 3), True),
    along(0, (3, 2), True),
    along(None, (2, 3), True),
    along(1, (2, 3, 5)),
    along(-3, (2, 3, 5)),
    along(0, (3, 3), name="a square along axis=0"),
    along(1, (3, 3), name="a square along axis=1"),
    along(1, (3, 1)),
    entries_case("all entries below zero", 1, [-3.0, -1.2, -2.1], [-0.4, -0.9, -5.0], redraw=near_tie),
    entries_case("the largest of one row stands in another, too", 1, [1.0, 4.0, 2.0], [4.0, 9.0, 5.0]),
    tied("two winners", 0, 2.0, 5.0, 5.0, g=6.0, redraw=several_winners),
    tied("two and three winners", 1, [1.5, 0.2, 1.5], [-0.7, -0.7, -0.7], g=np.array([1.3, -0.8])),
    tied("a tie along axis=0", 0, [1.0, 3.0], [1.0, 2.0], keepdims=True, redraw=ties_of_three_axes),
    tied("a tie over everything", None, [0.5, 2.5], [2.5, -1.0], g=-1.9, redraw=ties_over_everything),
)


exercise = Exercise(
    id="C6",
    title="The winner takes it all",
    parts=(
        Rule(
            "max_backward",
            cmax,
            CASES,
            layouts=("fortran", "strided"),
            points=8,
            says="z = x.max(axis, keepdims)",
            variants=VARIANTS,
            larger=more_axes,
        ),
    ),
    stars=3,
    minutes=20,
)
