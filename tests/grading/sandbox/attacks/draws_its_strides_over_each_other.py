from numpy.lib.stride_tricks import as_strided


def backward(g, x, y):
    dx, dy = g * y, g * x
    return tuple(as_strided(d, d.shape, (0,) * d.ndim) for d in (dx, dy))


# status: failed partial
