import numpy as np


def sum_backward(g, x_shape, axis, keepdims):
    nd = len(x_shape)
    axes = range(nd) if axis is None else [axis] if isinstance(axis, int) else axis
    axes = sorted(a if a >= 0 else a + nd for a in axes)
    shape = list(x_shape)
    for a in axes:
        shape[a] = 1
    reps = [x_shape[a] if a in axes else 1 for a in range(nd)]
    return np.tile(g.reshape(shape), reps) if nd else g + 0.0
