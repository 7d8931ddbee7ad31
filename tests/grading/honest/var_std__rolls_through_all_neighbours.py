import numpy as np
def var_backward(g, x, axis, ddof):
    n = x.shape[axis]
    # n x - sum x, by rolling through all neighbours
    acc = np.zeros(x.shape)
    for k in range(1, n):
        acc += x - np.roll(x, k, axis)
    return np.expand_dims(g, axis) * 2 * acc / n / (n - ddof)
def std_backward(g, x, z, axis, ddof):
    return var_backward(g / z / 2, x, axis, ddof)
