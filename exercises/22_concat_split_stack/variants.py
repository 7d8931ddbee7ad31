"""The wrong rules of exercise C5 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def first_axis_always(gs, axis):
    """Glue along axis 0."""
    return np.concatenate(gs, 0)


def other_order(gs, axis):
    """Glue in the other order."""
    return np.concatenate(gs[::-1], axis)


def added_up(gs, axis):
    """Add the pieces up."""
    return np.sum(np.stack(gs), axis=0)


def cut_at_lengths(g, lengths, axis):
    """Cut at the lengths themselves, as if each were counted from the start."""
    return tuple(np.split(g, lengths[:-1], axis))


def sliced_from_zero(g, lengths, axis):
    """Take each piece from the start of g."""
    return tuple(np.take(g, range(n), axis) for n in lengths)


CONCATENATE_VARIANTS = (
    Variant(
        "CUT_AT_LENGTHS",
        cut_at_lengths,
        "g is cut at the lengths themselves, not where the pieces meet.",
        "x is 2 long and y is 1: at which place in z does w begin?",
    ),
    Variant(
        "CUT_FROM_THE_START",
        sliced_from_zero,
        "each piece is taken from the start of g.",
        "Where in z does the second piece begin?",
    ),
)


STACK_VARIANTS = (
    Variant(
        "AXIS_IGNORED",
        lambda g, axis: tuple(g[:3]),
        "g is taken apart along axis 0, whichever place the new axis has.",
        "Does your rule look at `axis`?",
    ),
)


SPLIT_VARIANTS = (
    Variant(
        "PIECES_REVERSED",
        other_order,
        "the pieces are glued in the other order.",
        "Which piece was cut off first?",
    ),
    Variant(
        "AXIS_IGNORED",
        first_axis_always,
        "the pieces are glued along axis 0, whichever axis was cut.",
        "Does your rule look at `axis`?",
    ),
    Variant(
        "ADDED_UP",
        added_up,
        "the pieces' gradients are added up, as if they were copies.",
        "Is one entry of x in all of the pieces, or in one?",
    ),
)
