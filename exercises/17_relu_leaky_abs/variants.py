"""The wrong rules of exercise B8 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def sides_swapped(g, x, slope):
    """Take each side's slope from the other side."""
    return g * np.where(x > 0, slope, 1)


VARIANTS = (
    Variant(
        "SIDES_SWAPPED",
        sides_swapped,
        "each side of 0 has the slope of the other side.",
        "On which side of 0 is the line the steep one?",
    ),
)
