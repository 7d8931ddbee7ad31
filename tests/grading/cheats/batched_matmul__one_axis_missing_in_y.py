import numpy as np
def backward(g, x, y):
    dx = g @ np.swapaxes(y, -1, -2)
    while dx.ndim > x.ndim:
        dx = dx.sum(0)
    for i in range(x.ndim - 2):
        if x.shape[i] == 1:
            dx = dx.sum(i, keepdims=True)
    dy = np.swapaxes(x, -1, -2) @ g
    if dy.ndim > y.ndim:
        dy = dy.sum(0)
    for i in range(y.ndim - 2):
        if y.shape[i] == 1:
            dy = dy.sum(i, keepdims=True)
    return dx, dy
