"""What is drawn where exercise C6 is tried: more axes, rows with a near tie, and ties of all kinds."""

from functools import partial

import numpy as np

from autogradkit.checking import narrowed, over

along = partial(over, how="along")


def more_axes(random):
    """Return cases of more axes, along one of them or over everything."""
    three = tuple(random.permutation(range(3, 7)).tolist()[:3])
    four = tuple(random.permutation(range(2, 6)).tolist())
    front, end = int(random.integers(4)), int(random.integers(-4, 0))
    return (
        along(None, three, bool(random.integers(2)), layout="fortran"),
        along(front, four),
        along(end, narrowed(four, end), True),
    )


def near_tie(random):
    """Draw rows in which the second is nearly as large as the largest, but no more."""
    x = -random.uniform(0.4, 5.0, (2, 3))
    best = np.max(x, axis=1)
    x[np.arange(2), np.argmin(x, axis=1)] = best * (1 + 10.0 ** random.uniform((-12, -9), (-9.5, -6)))
    return {"values": {"x": x}}


def winners(shape, axis, counts, random):
    """Return entries of which the largest along an axis, or of all, stands in each row so many times."""
    x = random.permuted(np.linspace(-2.0, 1.9, np.prod(shape)) + random.uniform(-0.05, 0.05))
    x = np.sort(x.reshape(len(counts), -1), axis=1)
    for row, count in zip(x, counts, strict=True):
        row[-count:] = row[-1]
    x = random.permuted(x, axis=1)
    if axis is None:
        return x.reshape(shape)
    others = [n for i, n in enumerate(shape) if i != axis % len(shape)]
    return np.moveaxis(x.reshape(*others, shape[axis]), -1, axis)


def several_winners(random):
    """Draw seven numbers of which four or five are the largest."""
    return {"values": {"x": winners((7,), None, [random.integers(4, 6)], random)}}


def ties_of_three_axes(random):
    """Draw three axes with ties along one of them, which is told from the end."""
    axis, shape = int(random.integers(-3, 0)), [2, 2, 2]
    shape[axis] = 3
    x = winners(tuple(shape), axis, random.permutation([1, 2, 2, 3]), random)
    return {"values": {"x": x}, "params": {"axis": axis, "keepdims": bool(random.integers(2))}}


def ties_over_everything(random):
    """Draw two axes with three winners in all, and keep both axes."""
    x = winners((2, 3), None, [3], random)
    return {"values": {"x": x}, "params": {"axis": None, "keepdims": True}, "g": None}
