"""Exercise D7: two losses, and the trap of comparing a column with a row."""

from dataclasses import replace

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, cabs

from .driver import drive
from .variants import HUBER_VARIANTS, MSE_RULE_VARIANTS, MSE_VARIANTS


def mse_or_error(x, y):
    """Return what mse gives, or what it must raise."""
    return "ValueError" if x.shape != y.shape else np.mean((x - y) ** 2)


def one_axis_apart(random):
    """Draw arrays of three or four axes, one of which is 1 long in an axis amidst them."""
    shape = random.integers(2, 5, random.integers(3, 5))
    other = shape.copy()
    other[random.integers(1, len(shape) - 1)] = 1
    return drawn(tuple(shape), tuple(other))(random)


def two_axes_apart(random):
    """Draw arrays of four axes and as many entries, between the first and the last axis of which 1 moves."""
    n, first, last = random.integers(2, 5, 3).tolist()
    return drawn((first, 1, n, last), (first, n, 1, last))(random)


def one_without_axes(random):
    """Draw a single number with an axis, and one without, in either order."""
    shapes = [(1,), ()][:: int(random.choice([-1, 1]))]
    return {name: np.asarray(random.normal(size=shape)) for name, shape in zip("xy", shapes)}


def of_many_axes(random):
    """Draw arrays of three or four axes."""
    shape = tuple(random.integers(2, 5, random.integers(3, 5)))
    return drawn(shape, shape)(random)


def drawn(x, y):
    """Return a way to draw two arrays of these shapes."""
    return lambda random: {"x": random.normal(size=x), "y": random.normal(size=y)}


def mse(x, y):
    """Return the mean squared difference."""
    return ((x - y) * (x - y)).sum() / x.size


def huber(x, y, *, delta):
    """Return Huber's loss, entry by entry."""
    d = cabs(x - y)
    return np.where(d.real <= delta, d * d / 2, delta * (d - delta / 2))


SHAPES = {
    "one number": (1,),
    "three numbers": (3,),
    "two rows, five columns": (2, 5),
    "five rows, three columns": (5, 3),
    "a square table": (3, 3),
    "three axes": (2, 3, 5),
}
CASES = tuple(Case(name, dict.fromkeys("xy", shape)) for name, shape in SHAPES.items())


def of_any_size(random):
    """Draw a large delta, and numbers at it and around it: exact ones, so that corners stay corners."""
    size = float(2.0 ** random.integers(2, 10) * random.integers(33, 64) / 32)
    x, y = np.array([3.0, -3.0, 2.5, 0.1, 9.0]), np.array([1.0, -1.0, 0.0, 0.2, 3.0])
    return {"params": {"delta": 2.0 * size}, "values": {"x": size * x, "y": size * y}}


HUBER_CASES = (
    *(replace(case, params={"delta": 0.7}) for case in CASES),
    Case(
        "at delta and beyond",
        params={"delta": 2.0},
        values={"x": np.array([3.0, -3.0, 2.5, 0.1, 9.0]), "y": np.array([1.0, -1.0, 0.0, 0.2, 3.0])},
        kind="kink",
        redraw=of_any_size,
    ),
)

exercise = Exercise(
    id="D7",
    title="Squared error and Huber's loss",
    parts=(
        Task(
            "mse",
            mse_or_error,
            (
                Trial("three numbers", drawn((3,), (3,))),
                Trial("two rows, five columns", drawn((2, 5), (2, 5))),
                Trial("a column of one", drawn((1, 1), (1, 1))),
                # refusing alone earns nothing
                Trial("(3, 1) and (3,)", drawn((3, 1), (3,)), counts=False, redraw=drawn((1, 1), (1,))),
                Trial("(2, 3) and (3,)", drawn((2, 3), (3,)), counts=False, redraw=one_axis_apart),
                Trial("(5,) and (1,)", drawn((5,), (1,)), counts=False, redraw=one_without_axes),
                Trial("(2, 1) and (2, 3)", drawn((2, 1), (2, 3)), counts=False),
                Trial("(1, 3) and (2, 3)", drawn((1, 3), (2, 3)), counts=False),
                Trial("(1, 3) and (3, 1)", drawn((1, 3), (3, 1)), counts=False, redraw=two_axes_apart),
            ),
            points=1,
            says="z = mean((x - y)²), and a ValueError if the shapes differ",
            results=("z",),
            drive=drive,
            larger=of_many_axes,
            ranges=dict.fromkeys("xy", (-np.inf, np.inf)),
            wrong=MSE_VARIANTS,
        ),
        Rule(
            "mse_backward",
            mse,
            CASES,
            points=2.5,
            says="z = mean((x - y)²)",
            variants=MSE_RULE_VARIANTS,
        ),
        Rule(
            "huber_backward",
            huber,
            HUBER_CASES,
            points=2.5,
            says="z = d²/2 up to delta, and a straight line beyond, for d = x - y",
            variants=HUBER_VARIANTS,
            ranges={"delta": (0.004, 4.0)},
        ),
    ),
    stars=2,
    minutes=20,
)
