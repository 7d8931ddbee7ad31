"""The wrong rules of exercise D8 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, sigmoid


def back(array, axis):
    """Give an array the axis back that the lengths have lost."""
    return np.expand_dims(array, axis)


BCE_VARIANTS = (
    Variant(
        "GRADIENT_OF_SHARES",
        lambda g, x, y: g * (-y / sigmoid(x) + (1 - y) / (1 - sigmoid(x))),
        "{d} {is_} how L changes with the probability σ(x), not with the score x.",
        "How much does the probability move when the score is nudged?",
    ),
    Variant(
        "MISSING_PATH",
        lambda g, x, y: g * (-y * (1 - sigmoid(x))),
        "{d} {has} only what comes through the first logarithm; the second one counts, too.",
        "In how many places of the loss does x stand?",
    ),
)


def of_squares(g, x, z, axis, times):
    """Return the length's rule with the squares in the place of what is squared, so many times."""
    z = back(z, axis)
    return back(g, axis) * times * x**2 / np.where(z > 0, 2 * z, 1)


SQUARE = (
    "{d} {has} the squares x² themselves where their slopes belong.",
    "Nudge the 3 in 3² by 0.01: by how much does the square grow, per unit?",
)


NORM_VARIANTS = (
    Variant("SQUARE_FOR_SLOPE", lambda g, x, z, axis: of_squares(g, x, z, axis, 1), *SQUARE),
    Variant("SQUARE_FOR_SLOPE", lambda g, x, z, axis: of_squares(g, x, z, axis, 2), *SQUARE),
    Variant(
        "SLOPE_OF_THE_SQUARE",
        lambda g, x, axis: back(g, axis) * 2 * x,
        "{d} {is_} right for the sum of the squares: the root around it is missing.",
        "How steep is the root of s, at s = z²?",
    ),
    Variant(
        "FORMULA",
        lambda g, x, z, axis: back(g, axis) * x / back(z, axis) ** 2,
        "{d} {is_} divided by z twice.",
        "Double x: does the slope of its length change?",
    ),
    Variant(
        "WRONG_AXIS",
        lambda g, x, z, axis: g * x / z,
        "in {d} each vector meets the g and the z of another one.",
        "Which axis did z lose, and where does it have to come back?",
    ),
    Variant(
        "WRONG_AXIS",
        lambda g, x, axis: back(g, axis) * x / np.sqrt(np.sum(x * x, axis=-1, keepdims=True)),
        "{d} {is_} divided by lengths along the last axis, whatever `axis` says.",
        "Along which axis do the vectors lie?",
    ),
)
