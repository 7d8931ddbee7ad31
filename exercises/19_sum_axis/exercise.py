"""Exercise C2: a sum over axes, and how its gradient finds back to all summands."""

import numpy as np

from autogradkit.checking import Exercise, Rule, over, over_more


def total(x, *, axis, keepdims):
    """Return the sum over some axes."""
    return np.sum(x, axis=axis, keepdims=keepdims)


CASES = (
    over(1, (2, 3)),
    over(0, (2, 3)),
    over(-1, (2, 3)),
    over(None, (2, 3)),
    over(0, (5,)),
    over(None, ()),
    over(1, (2, 3), True),
    over(0, (2, 3), True),
    over(None, (2, 3), True),
    over(1, (2, 3, 5)),
    over(-3, (2, 3, 5)),
    over((0, 2), (2, 3, 5)),
    over((-1, 0), (2, 3, 5)),
    over((0, 1), (2, 3, 5), True),
    over(0, (3, 3), name="a square, over axis=0"),
    over(1, (3, 3), name="a square, over axis=1"),
    over(1, (2, 1)),
    over(0, (0, 3), name="nothing to add: (0, 3) over axis=0"),
)

exercise = Exercise(
    id="C2",
    title="The rule of a sum",
    parts=(
        Rule(
            "sum_backward",
            total,
            CASES,
            points=6,
            says="z = x.sum(axis, keepdims)",
            larger=over_more,
            offers={"x_shape": lambda z, inputs, params: inputs["x"].shape},
        ),
    ),
    stars=2,
    minutes=15,
)
