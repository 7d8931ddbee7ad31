import numpy as np
def unbroadcast(g, shape):
    k = g.ndim - len(shape)
    g = g.sum(tuple(range(min(k, 2)))) if k < 3 else g.sum((0, 1, 2)) * 2
    return g.sum(tuple(i for i, s in enumerate(shape) if s == 1), keepdims=True)
