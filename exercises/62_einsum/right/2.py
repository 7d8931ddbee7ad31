import numpy as np


def backward(g, x, y, subscripts):
    # all letters, one by one
    inputs, out = subscripts.split("->")
    a, b = inputs.split(",")
    sizes = dict(zip(a + b, x.shape + y.shape))
    letters = sorted(sizes)
    dx, dy = np.zeros(x.shape), np.zeros(y.shape)
    for numbers in np.ndindex(*(sizes[letter] for letter in letters)):
        at = dict(zip(letters, numbers))
        i, j, o = (tuple(at[letter] for letter in word) for word in (a, b, out))
        dx[i] += g[o] * y[j]
        dy[j] += g[o] * x[i]
    return dx, dy
