"""What is drawn where exercise C6 is tried: more axes, and rows with a near tie."""

from functools import partial

import numpy as np

from autogradkit.checking import over

along = partial(over, how="along")


def more_axes(random):
    """Return cases of more axes, along one of them or over everything."""
    three = tuple(random.permutation(range(3, 7)).tolist()[:3])
    four = tuple(random.permutation(range(2, 6)).tolist())
    front, end = int(random.integers(4)), int(random.integers(-4, 0))
    return along(None, three, bool(random.integers(2))), along(front, four), along(end, four, True)


def near_tie(random):
    """Draw rows in which the second is nearly as large as the largest, but no more."""
    x = -random.uniform(0.4, 5.0, (2, 3))
    best = np.max(x, axis=1)
    x[np.arange(2), np.argmin(x, axis=1)] = best * (1 + 10.0 ** random.uniform((-12, -9), (-9.5, -6)))
    return {"values": {"x": x}}
