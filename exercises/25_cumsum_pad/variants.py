"""The wrong rules of exercise C8 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def without_itself(g, axis):
    """Leave an entry's own place out."""
    return g.sum(axis, keepdims=True) - np.cumsum(g, axis)


def flipped_once(g, axis):
    """Run from behind and leave the result the wrong way round."""
    return np.cumsum(np.flip(g, axis), axis)


def rest_everywhere(g, axis):
    """Give every entry the sum over all places."""
    return np.broadcast_to(g.sum(axis, keepdims=True), g.shape)


def from_the_corner(g, x, widths):
    """Take as many entries as x has, from the start."""
    return g[tuple(slice(n) for n in x.shape)]


def other_way_round(g, x, widths):
    """Take the widths after for the widths before."""
    return g[tuple(slice(after, after + n) for (_, after), n in zip(widths, x.shape, strict=True))]


def to_minus_zero(g, widths):
    """Slice to minus the width after, which for 0 leaves nothing."""
    return g[tuple(slice(before, -after) for before, after in widths)]


def as_it_is(g):
    """Keep the rim."""
    return g


CUMSUM_VARIANTS = (
    Variant(
        "OWN_PLACE_MISSING",
        without_itself,
        "each entry receives from the sums after its own place, but not from the one at it.",
        "Is x[k] already in z[k]?",
    ),
    Variant(
        "FLIPPED",
        flipped_once,
        "dx is right, read backwards along the axis.",
        "Your sums run from behind. At which end of dx does the longest of them stand?",
    ),
    Variant(
        "WHOLE_SUM",
        rest_everywhere,
        "every entry receives from every sum, also from those that were complete before it came.",
        "Is Sunday's booking in Monday's balance?",
    ),
)


PAD_VARIANTS = (
    Variant(
        "PADDING_KEPT",
        as_it_is,
        "dx has the shape of z: the rim is still on.",
        "Whose gradient is that of a zero that was put around x?",
    ),
    Variant(
        "PADDING_OTHER_END",
        other_way_round,
        "the numbers of zeros before and after have changed places.",
        "Where in z does the first entry of x stand?",
    ),
    Variant(
        "PADDING_FROM_THE_START",
        from_the_corner,
        "dx is taken from the start of g, where the rim is.",
        "Where in z does the first entry of x stand?",
    ),
    Variant(
        "MINUS_ZERO",
        to_minus_zero,
        "where nothing was put behind x, nothing is left of dx: a slice to -0 is a slice to 0.",
        "What is a[1:-0] in NumPy?",
    ),
)
