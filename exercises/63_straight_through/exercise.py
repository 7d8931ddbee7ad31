"""Exercise L3: a step has no slope, so its rule borrows that of another function."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, cabs

from .variants import BACKWARD_VARIANTS, FORWARD_VARIANTS


def binary(x):
    """Return 1 where x is 0 or more, and -1 elsewhere."""
    return np.where(x < 0, -1.0, 1.0)


def ramp(x):
    """Return x, cut off at -1 and 1: the function whose slope is borrowed."""
    return np.where(cabs(x) < 1, x, np.sign(x.real))


def step(z, inputs, params):
    """Return what the forward really gives, in place of the ramp's value."""
    return binary(inputs["x"])


def numbers(*shape):
    """Draw numbers on both sides of every border."""

    def arguments(random):
        return {"x": np.asarray(random.normal(size=shape) * 1.5)}

    return arguments


def near_zero(random):
    """Draw many numbers of any size down to the smallest there are, of both signs."""
    shape = (11, 7, 2)
    return {"x": random.choice([-1, 1], shape) * 10.0 ** random.uniform(-320, 3, shape)}


def zero_among(random):
    """Draw numbers with a zero of either sign among them."""
    return {"x": random.permutation([*random.normal(size=3), 0.0, -0.0])}


def just_beyond(random):
    """Draw numbers a little beyond -1 and 1, and far beyond."""
    x = 1 + 10.0 ** random.uniform((-8, -5, -3, -1, 0), (-6, -3, -1, 1, 3))
    return {"values": {"x": random.permutation([*x, *-x])}}


CASES = (
    Case("one number", {"x": ()}),
    Case("seven entries", {"x": (7,)}),
    Case("two rows, five columns", {"x": (2, 5)}),
    Case("a square table", {"x": (3, 3)}),
    Case("all small", values={"x": np.array([-0.9, -0.3, 0.2, 0.7])}),
    Case("all large", values={"x": np.array([-3.0, -1.2, 1.1, 30.0])}, redraw=just_beyond),
    Case(
        "at -1, 0 and 1",
        values={"x": np.array([-1.0, 0.0, 1.0, 0.4, -2.0])},
        kind="kink",
        redraw=lambda random: {
            "values": {"x": random.permutation([-1.0, 0.0, 1.0, random.uniform(-0.9, 0.9), -2.0])}
        },
    ),
)

exercise = Exercise(
    id="L3",
    title="Straight through a step",
    parts=(
        Task(
            "forward",
            binary,
            (
                Trial("seven numbers", numbers(7)),
                Trial("two rows, three columns", numbers(2, 3)),
                Trial("zero among them", {"x": np.array([-0.5, 0.0, -0.0, 2.0])}, redraw=zero_among),
            ),
            larger=near_zero,
            points=2,
            says="1 where x is 0 or more, else -1",
            results=("z",),
            wrong=FORWARD_VARIANTS,
            ranges={"x": (-np.inf, np.inf)},
        ),
        Rule(
            "backward",
            ramp,
            CASES,
            layouts=("fortran", "strided"),
            points=4,
            says="z = -1 or 1, and backward the ramp between them",
            offers={"z": step},
            variants=BACKWARD_VARIANTS,
        ),
    ),
    stars=3,
    minutes=15,
)
