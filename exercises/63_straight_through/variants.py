"""The wrong rules of exercise L3 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

FORWARD_VARIANTS = (
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
)


BACKWARD_VARIANTS = (
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
)
