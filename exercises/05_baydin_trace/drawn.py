"""Points that are drawn: anywhere, and where the logarithm, the product or the sine is something else."""

import numpy as np


def drawn(random):
    """Draw another point."""
    return {"x1": float(random.uniform(0.5, 3.0)), "x2": float(random.uniform(-3.0, 3.0))}


def near_zero(random):
    """Draw a point where the logarithm is steep."""
    return drawn(random) | {"x1": float(10 ** random.uniform(-6, -3))}


def without_x2(random):
    """Draw a point where x2 is nothing: what is divided by it is no number."""
    return drawn(random) | {"x2": 0.0}


def without_logarithm(random):
    """Draw a point where the logarithm is nothing."""
    return drawn(random) | {"x1": 1.0}


def far_out(random):
    """Draw a point some turns of the sine away, where the cosine is below zero."""
    turns, within = int(random.integers(5, 12)), random.uniform(-1, 1)
    return drawn(random) | {"x2": float((np.pi * (2 * turns + 1) + within) * random.choice([-1, 1]))}
