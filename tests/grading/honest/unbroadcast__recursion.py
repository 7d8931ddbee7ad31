import numpy as np
def unbroadcast(g, shape):
    if g.ndim > len(shape):
        return unbroadcast(g.sum(axis=0), shape)
    for axis, size in enumerate(shape):
        if size == 1 and g.shape[axis] != 1:
            return unbroadcast(g.sum(axis=axis, keepdims=True), shape)
    return g
