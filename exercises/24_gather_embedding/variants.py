"""The wrong rules of exercise C7 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def uses(x_shape, index):
    """Return how often each row was taken, ready to divide by."""
    count = np.bincount(np.ravel(index) % x_shape[0], minlength=x_shape[0]).clip(1)
    return count.reshape(-1, *[1] * (len(x_shape) - 1))


def averaged(g, x_shape, index):
    """Give each row the mean of what its uses send."""
    dx = np.zeros(x_shape)
    np.add.at(dx, index, g)
    return dx / uses(x_shape, index)


def from_the_front_only(g, x_shape, index):
    """Lose what was sent to rows counted from the end."""
    dx = np.zeros(x_shape)
    np.add.at(dx, index[index >= 0], g[index >= 0])
    return dx


VARIANTS = (
    Variant(
        "MEAN_FOR_SUM",
        averaged,
        "a row that was taken several times gets the mean of what its uses send, not the sum.",
        "Each use sends its own gradient back to the one row: do they add up, or average?",
    ),
    Variant(
        "NEGATIVE_INDEX",
        from_the_front_only,
        "what belongs to rows counted from the end gets lost.",
        "Which row of five is row -1?",
    ),
)
