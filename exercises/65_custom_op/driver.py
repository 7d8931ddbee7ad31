"""Drives a forward of the learner's own, at several places."""

import numpy as np


def drive(forward, x):
    """Run the forward twice on x, then on two places far apart, and halfway between these."""
    places = (x, x, 2 * x, -1.5 * x, 0.25 * x)
    handed = [place.copy() for place in places]
    found = tuple(map(forward, handed))
    if not all(map(np.array_equal, handed, places)):
        raise RuntimeError("forward writes into x, which others use as well: its rule, for one")
    return found
