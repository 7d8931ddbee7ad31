"""Exercise B6: two slopes without end, and a gradient of nothing that meets them."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, pointwise


def reciprocal(x):
    """Return one over x, infinite at zero; also for complex zeros, which NumPy would call nan."""
    return np.where(x == 0, np.inf, 1 / np.where(x == 0, 1, x))


SHAPES = (
    *pointwise("x"),
    Case(
        "zero, where g is zero",
        values={"x": np.array([0.0, 2.25, 0.16])},
        g=np.array([0.0, -0.7, 1.3]),
        kind="edge",
    ),
    Case("one zero alone", values={"x": np.array(0.0)}, g=np.array(0.0), kind="edge"),
)
SMALL_AND_LARGE = Case(
    "from 1e-300 to 1e300", values={"x": np.array([1e-300, 1e-8, 1e8, 1e300])}, kind="edge"
)

exercise = Exercise(
    id="B6",
    title="Root and reciprocal",
    parts=(
        Rule(
            "sqrt_backward",
            np.sqrt,
            (*SHAPES, SMALL_AND_LARGE),
            points=2.5,
            says="z = sqrt(x)",
            domain={"x": (0.3, 3.0)},
        ),
        Rule("reciprocal_backward", reciprocal, SHAPES, points=2.5, says="z = 1/x"),
    ),
    stars=2,
    minutes=15,
)
