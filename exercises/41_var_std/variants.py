"""The wrong rules of exercise E1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def centred(x, axis):
    """Return x without its mean."""
    return x - x.mean(axis=axis, keepdims=True)


def slope(g, x, axis, ddof):
    """Return how much L changes per unit of x, through the variance."""
    return np.expand_dims(g, axis) * 2 * centred(x, axis) / (x.shape[axis] - ddof)


def of_squares(g, x, axis, ddof, times):
    """Return what `slope` is with the squares in the place of what is squared, so many times."""
    return np.expand_dims(g, axis) * times * centred(x, axis) ** 2 / (x.shape[axis] - ddof)


def square_for_slope(wrong):
    """Return the Variant of a rule that takes the squares for their slopes."""
    return Variant(
        "SQUARE_FOR_SLOPE",
        wrong,
        "{d} {has} the squares (x − mean)² themselves where their slopes belong.",
        "Nudge the 3 in 3² by 0.01: by how much does the square grow, per unit?",
    )


NOT_CENTRED = Variant(
    "NOT_CENTRED",
    lambda g, x, axis, ddof: np.expand_dims(g, axis) * 2 * x / (x.shape[axis] - ddof),
    "{d} {is_} what you get without the mean: shift all of x by 1, and {d} would change; z would not.",
    "Which number is squared in the forward?",
)


WRONG_AXIS = Variant(
    "WRONG_AXIS",
    lambda g, x, axis, ddof: g * 2 * centred(x, axis) / (x.shape[axis] - ddof),
    "{d} would be right, but each row meets the g of another one.",
    "Which axis did g lose, and where does it have to come back?",
)


VAR_VARIANTS = (
    NOT_CENTRED,
    WRONG_AXIS,
    square_for_slope(lambda g, x, axis, ddof: of_squares(g, x, axis, ddof, 1)),
    square_for_slope(lambda g, x, axis, ddof: of_squares(g, x, axis, ddof, 2)),
)


STD_VARIANTS = (
    square_for_slope(lambda g, x, z, axis, ddof: of_squares(g / (2 * z), x, axis, ddof, 1)),
    square_for_slope(lambda g, x, z, axis, ddof: of_squares(g / (2 * z), x, axis, ddof, 2)),
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
