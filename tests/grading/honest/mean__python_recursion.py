"""Python recursion."""

import numpy as np


def spread(g, shape, axes):
    if not axes:
        return np.array(np.broadcast_to(g, shape))
    first, *others = axes
    return spread(np.expand_dims(g, first), shape, others)


def backward(g, x_shape, axis, keepdims):
    axes = () if axis is None or keepdims else sorted([axis] if isinstance(axis, int) else [a % len(x_shape) for a in axis])
    axes = [a % len(x_shape) for a in axes]
    count = 1
    for size in x_shape:
        count *= size
    return spread(g, x_shape, axes) * (g.size / count)
