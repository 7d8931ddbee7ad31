"""Factors that are arrays: one stands in the product too often, or not at all, and all else is right.

`constant_factors` knows the factors that are one number; here every entry may have its own.
"""

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.mistakes import ARRAY_FACTOR, POWERS

from .finding import Finding

__all__ = ["array_factor"]


def array_factor(evidence, i):
    """Yield the arrays that, multiplied in or divided out, turn the right gradient into what came back."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    for name, array in evidence.offered_arguments().items():
        if name == "g" or not isinstance(array, np.ndarray) or array.dtype.kind != "f":
            continue
        for power, words in POWERS.items():
            with np.errstate(all="ignore"):
                factor = array.astype(float) ** power
            if not stretches(factor.shape, want.shape) or not np.all(np.isfinite(factor)):
                continue
            if evidence.matches(got, want * factor):
                fields = {"name": evidence.name_of(name)}
                fields["power"] = fill(words, fields)
                yield Finding(ARRAY_FACTOR, fields, f"{name}^{power}")


def stretches(shape, larger):
    """Return whether an array of one shape, multiplied to one of another, leaves that one's shape.

    >>> stretches((3, 1), (3, 5)), stretches((3, 5), (3, 1))
    (True, False)
    """
    try:
        return np.broadcast_shapes(shape, larger) == larger
    except ValueError:
        return False
