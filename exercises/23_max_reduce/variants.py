"""The wrong rules of exercise C6 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def lost(g, x, axis, keepdims):
    """Put g back to the number of axes of x."""
    return g if keepdims or axis is None else np.expand_dims(g, axis)


def overall_winner(g, x, axis, keepdims):
    """Reward only the largest entry of the whole array."""
    return lost(g, x, axis, keepdims) * (x == x.max())


def largest_in_size(g, x, axis, keepdims):
    """Reward the entry that is largest in size, whatever its sign."""
    size = np.abs(x)
    return lost(g, x, axis, keepdims) * (size == size.max(axis=axis, keepdims=True))


def counts_all(g, x, axis, keepdims):
    """Share each row's gradient among the winners of all rows."""
    won = x == x.max(axis=axis, keepdims=True)
    return lost(g, x, axis, keepdims) * won / won.sum()


VARIANTS = (
    Variant(
        "OVERALL_WINNER",
        overall_winner,
        "only the largest entry of all receives anything; each row has a winner of its own.",
        "Of what is your maximum taken: of the row, or of the whole array?",
    ),
    Variant(
        "LARGEST_IN_SIZE",
        largest_in_size,
        "the entry farthest from zero receives g, not the largest.",
        "Which is larger, -3 or -1?",
    ),
    Variant(
        "COUNTS_ALL_WINNERS",
        counts_all,
        "each row's gradient is divided by the number of winners in all rows.",
        "With how many others does the winner of a row share?",
    ),
)
