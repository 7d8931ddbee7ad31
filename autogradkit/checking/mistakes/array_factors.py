"""Factors: a gradient that is right but for one array, which stands in the product too often or not at all.

`laws` knows the factors that are one number; here every entry may have its own.
"""

import numpy as np

from .finding import Finding

__all__ = ["factors"]

POWERS = {
    1: "multiplied by {name} once too often",
    -1: "short of a factor {name}, or divided by it once too often",
    2: "multiplied by {name} twice too often",
    -2: "short of {name}², or divided by it",
}


def factors(evidence, i):
    """Yield the arrays that, multiplied in or divided out, turn the right gradient into what came back."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    for name, array in evidence.offered().items():
        if name == "g" or not isinstance(array, np.ndarray) or array.dtype.kind != "f":
            continue
        for power, said in POWERS.items():
            with np.errstate(all="ignore"):
                factor = array.astype(float) ** power
            if not stretches(factor.shape, want.shape) or not np.all(np.isfinite(factor)):
                continue
            if evidence.same(got, want * factor):
                yield Finding(
                    "ARRAY_FACTOR",
                    f"{{d}} {{is_}} right but for {name}: {{d}} {{is_}} {said.format(name=name)}.",
                    f"Write one entry of z out as a formula: where does {name} stand in it?",
                    f"{name}^{power}",
                )


def stretches(shape, larger):
    """Return whether an array of one shape, multiplied to one of another, leaves that one's shape.

    >>> stretches((3, 1), (3, 5)), stretches((3, 5), (3, 1))
    (True, False)
    """
    try:
        return np.broadcast_shapes(shape, larger) == larger
    except ValueError:
        return False
