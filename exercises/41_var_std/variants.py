"""The wrong rules of exercise E1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def slope(g, x, axis, ddof):
    """Return how much L changes per unit of x, through the variance."""
    n = x.shape[axis] - ddof
    return np.expand_dims(g, axis) * 2 * (x - x.mean(axis=axis, keepdims=True)) / n


NOT_CENTRED = Variant(
    "NOT_CENTRED",
    lambda g, x, axis, ddof: np.expand_dims(g, axis) * 2 * x / (x.shape[axis] - ddof),
    "{d} {is_} what you get without the mean: shift all of x by 1, and {d} would change; z would not.",
    "Which number is squared in the forward?",
)


WRONG_AXIS = Variant(
    "WRONG_AXIS",
    lambda g, x, axis, ddof: g * 2 * (x - x.mean(axis=axis, keepdims=True)) / (x.shape[axis] - ddof),
    "{d} would be right, but each row meets the g of another one.",
    "Which axis did g lose, and where does it have to come back?",
)


VAR_VARIANTS = (NOT_CENTRED, WRONG_AXIS)


STD_VARIANTS = (
    Variant(
        "ROOT_FORGOTTEN",
        slope,
        "{d} {is_} right for the variance: the root around it has a slope, too.",
        "By how much does a root grow when what stands under it grows by 1?",
    ),
    Variant(
        "NOT_CENTRED",
        lambda g, x, z, axis, ddof: np.expand_dims(g / z, axis) * x / (x.shape[axis] - ddof),
        *(NOT_CENTRED.observed, NOT_CENTRED.question),
    ),
)
