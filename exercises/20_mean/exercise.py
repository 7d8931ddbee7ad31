"""Exercise C3: a mean over axes, and the right n."""

import numpy as np

from autogradkit.checking import Exercise, Rule, over, over_more


def mean(x, *, axis, keepdims):
    """Return the mean over some axes."""
    return np.mean(x, axis=axis, keepdims=keepdims)


CASES = (
    over(1, (2, 3)),
    over(0, (2, 3)),
    over(-1, (2, 3)),
    over(None, (2, 5)),
    over(0, (5,)),
    over(None, ()),
    over(1, (2, 3), True),
    over(0, (2, 3), True),
    over(None, (2, 3), True),
    over(1, (2, 3, 5)),
    over(-3, (2, 3, 5)),
    over((0, 2), (2, 3, 5)),
    over((-1, 1), (2, 3, 5), True),
    over(0, (3, 3), name="a square, over axis=0"),
    over(1, (3, 3), name="a square, over axis=1"),
    over(1, (2, 1)),
)

exercise = Exercise(
    id="C3",
    title="The rule of a mean",
    parts=(
        Rule(
            "backward",
            mean,
            CASES,
            layouts=("fortran", "strided"),
            points=5,
            larger=over_more,
            says="z = x.mean(axis, keepdims)",
            offers={
                "x_shape": lambda z, inputs, params: inputs["x"].shape,
                "z_shape": lambda z, inputs, params: z.shape,
            },
        ),
    ),
    stars=2,
    minutes=10,
)
