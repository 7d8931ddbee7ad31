import numpy as np
def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    for i in np.unique(index):
        dx[i] += g[np.asarray(index) == i].sum(0)
    return dx
