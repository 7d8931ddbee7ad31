"""Exercise B8: three bent lines, whose slope is decided by what went in."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .variants import VARIANTS


def relu(x):
    """Return x above zero and 0 below."""
    return np.where(np.real(x) > 0, x, 0)


def leaky_relu(x, *, slope):
    """Return x above zero and slope times x below."""
    return x * np.where(np.real(x) > 0, 1, slope)


def absolute(x):
    """Return x without its sign; complex steps pass, unlike in np.abs."""
    return x * np.where(np.real(x) > 0, 1, -1)


def tiny(random):
    """Draw numbers of both signs, of any size down to where a complex step may be lost beside them."""
    sizes = 10.0 ** -(np.arange(0, 288, 18) + random.uniform(0, 18, 16))
    return {"values": {"x": random.permutation(sizes) * np.tile([1.0, -1.0], 8)}}


def cases(params=None, other=None):
    """Return the cases; half of them with the other parameters."""
    params = params or {}
    other = other or params
    return (
        Case("one number", {"x": ()}, params),
        Case("three entries", values={"x": np.array([1.2, -0.5, -1.6])}, params=other),
        Case("two rows, three columns", {"x": (2, 3)}, params),
        Case("three axes", {"x": (2, 3, 5)}, other),
        Case(
            "tiny numbers of both signs", {}, params, {"x": np.array([1e-8, -1e-8])}, kind="edge", redraw=tiny
        ),
        Case(
            "far out",
            params=other,
            values={"x": np.array([-1e300, 800.0, 1e300, -800.0])},
            kind="edge",
        ),
        Case(
            "at the corner, g positive",
            params=params,
            values={"x": np.array([0.0, 1.3, -0.7])},
            g=np.array([1.7, 0.4, 2.1]),
            kind="kink",
        ),
        Case(
            "at the corner, g negative",
            params=other,
            values={"x": np.array([-0.7, 0.0, 0.4])},
            g=np.array([-1.1, -0.6, -2.0]),
            kind="kink",
        ),
    )


exercise = Exercise(
    id="B8",
    title="Bent lines",
    parts=(
        Rule("relu_backward", relu, cases(), points=2, says="z = max(x, 0)"),
        Rule(
            "leaky_relu_backward",
            leaky_relu,
            cases({"slope": 0.1}, {"slope": 0.25}),
            points=2,
            says="z = x if x > 0 else slope * x",
            variants=VARIANTS,
            ranges={"slope": (0.001, 0.98)},
        ),
        Rule("abs_backward", absolute, cases(), points=2, says="z = |x|"),
    ),
    stars=2,
    minutes=15,
)
