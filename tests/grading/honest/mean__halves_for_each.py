import numpy as np
def backward(g, x_shape, axis, keepdims):
    n = np.prod(x_shape) / g.size if g.size else 1
    G = g if keepdims or axis is None else np.expand_dims(g, axis)
    G = np.broadcast_to(G, x_shape)
    out = np.empty(x_shape)
    for at in np.ndindex(*x_shape):
        low, high = 0.0, 2.0
        for _ in range(60):
            middle = (low + high) / 2
            if middle * n > 1:
                high = middle
            else:
                low = middle
        out[at] = G[at] * high
    return out
