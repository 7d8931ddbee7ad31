import numpy as np


from functools import reduce
def unbroadcast(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    add = lambda a, k: np.add.reduce(a, axis=k, keepdims=True) if padded[k] == 1 else a
    return reduce(add, range(g.ndim), g).reshape(shape)
