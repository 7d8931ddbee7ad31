import numpy as np
from itertools import product
def backward(g, x, y, subscripts):
    ins, out = subscripts.split("->"); a, b = ins.split(",")
    size = dict(zip(a, x.shape)) | dict(zip(b, y.shape))
    letters = sorted(size)
    dx, dy = np.zeros(x.shape), np.zeros(y.shape)
    for values in product(*(range(size[l]) for l in letters)):
        at = dict(zip(letters, values))
        i, j, k = (tuple(at[l] for l in s) for s in (a, b, out))
        dx[i] += g[k] * y[j]; dy[j] += g[k] * x[i]
    return dx, dy
