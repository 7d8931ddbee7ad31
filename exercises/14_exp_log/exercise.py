"""Exercise B5: exp, which needs its output, and log, which needs its input."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def exp(x):
    """Return e to the power of x."""
    return np.exp(x)


def log(x):
    """Return the natural logarithm of x."""
    return np.log(x)


SHAPES = (
    Case("one number", {"x": ()}),
    Case("three entries", {"x": (3,)}),
    Case("two rows, three columns", {"x": (2, 3)}),
    Case("three axes", {"x": (2, 3, 5)}),
    Case("one entry", {"x": (1,)}),
    Case("no entries", {"x": (0, 2)}),
    Case("in Fortran order", {"x": (3, 5)}, layout="fortran"),
    Case("every second entry, backwards", {"x": (5, 2)}, layout="strided"),
)
FAR_OUT = Case("from -700 to 700", values={"x": np.array([-700.0, -30.0, 30.0, 700.0])}, kind="edge")
NEAR_ZERO = Case("from 1e-300 to 1e300", values={"x": np.array([1e-300, 1e-8, 1e8, 1e300])}, kind="edge")

exercise = Exercise(
    id="B5",
    title="exp and log",
    parts=(
        Rule(
            "exp_backward",
            exp,
            (*SHAPES, FAR_OUT),
            points=2.5,
            says="z = exp(x)",
        ),
        Rule(
            "log_backward", log, (*SHAPES, NEAR_ZERO), points=2.5, says="z = log(x)", domain={"x": (0.3, 3.0)}
        ),
    ),
    stars=1,
    minutes=10,
)
