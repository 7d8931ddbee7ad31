"""Exercise L3: a step has no slope, so its rule borrows that of another function."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, Variant, cabs


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


CASES = (
    Case("one number", {"x": ()}),
    Case("seven entries", {"x": (7,)}),
    Case("two rows, five columns", {"x": (2, 5)}),
    Case("a square table", {"x": (3, 3)}),
    Case("all small", values={"x": np.array([-0.9, -0.3, 0.2, 0.7])}),
    Case("all large", values={"x": np.array([-3.0, -1.2, 1.1, 30.0])}),
    Case("at -1, 0 and 1", values={"x": np.array([-1.0, 0.0, 1.0, 0.4, -2.0])}, kind="kink"),
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
                Trial("zero among them", {"x": np.array([-0.5, 0.0, -0.0, 2.0])}),
            ),
            points=2,
            says="1 where x is 0 or more, else -1",
            results=("z",),
            wrong=(
                Variant(
                    "ZERO_LEFT_OVER",
                    lambda x: np.sign(x),
                    "where x is 0, z is 0, and that is a third value.",
                    "Which of the two values is x = 0 to have?",
                ),
                Variant(
                    "ZERO_OR_ONE",
                    lambda x: np.where(x < 0, 0.0, 1.0),
                    "z is 0 or 1.",
                    "Which two values are asked for?",
                ),
                Variant(
                    "ZERO_OR_ONE",
                    lambda x: x >= 0,
                    "z is true or false.",
                    "Which two numbers are asked for?",
                ),
            ),
        ),
        Rule(
            "backward",
            ramp,
            CASES,
            layouts=("fortran", "strided"),
            points=4,
            says="z = -1 or 1, and backward the ramp between them",
            offers={"z": step},
            variants=(
                Variant(
                    "STRAIGHT_THROUGH_EVERYWHERE",
                    lambda g: g,
                    "{d} {is_} g itself, also where x is beyond -1 and 1.",
                    "Where does the ramp end, and what is its slope out there?",
                ),
                Variant(
                    "OUTSIDE_FOR_INSIDE",
                    lambda g, x: g * (np.abs(x) > 1),
                    "{d} let{s} g through outside, and stop{s} it between -1 and 1.",
                    "Where does the ramp rise?",
                ),
                Variant(
                    "TIMES_OUTPUT",
                    lambda g, x, z: g * z * (np.abs(x) <= 1),
                    "in {d} g is multiplied by z.",
                    "The ramp rises on both sides of zero. What is its slope at -0.5?",
                ),
                Variant(
                    "HALF_THE_RAMP",
                    lambda g, x: g * ((x > 0) & (x < 1)),
                    "{d} let{s} g through between 0 and 1 only.",
                    "What is the ramp's slope at -0.5?",
                ),
                Variant(
                    "HALF_THE_RAMP",
                    lambda g, x: g * (x < 1),
                    "{d} let{s} g through below -1 too.",
                    "The ramp has two ends. What is its slope at -5?",
                ),
                Variant(
                    "UPSTREAM_CLIPPED",
                    lambda g: np.clip(g, -1, 1),
                    "{d} {is_} g, cut off at -1 and 1.",
                    "Which array tells where the ramp rises: x or g?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=15,
)
