"""Exercise C3: a mean over axes, and the right n."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def mean(x, *, axis, keepdims):
    """Return the mean over some axes."""
    return np.mean(x, axis=axis, keepdims=keepdims)


def over(axis, shape, keepdims=False, **more):
    """One case: an array of that shape, averaged over `axis`."""
    kept = ", keepdims=True" if keepdims else ""
    name = more.pop("name", f"{shape} over axis={axis}{kept}")
    return Case(name, {"x": shape}, {"axis": axis, "keepdims": keepdims}, **more)


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
    over(1, (3, 5), name="in Fortran order", layout="fortran"),
    over(0, (5, 2), name="every second entry, backwards", layout="strided"),
)

exercise = Exercise(
    id="C3",
    title="The rule of a mean",
    parts=(
        Rule(
            "backward",
            mean,
            CASES,
            points=5,
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
