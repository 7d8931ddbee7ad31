import numpy as np


from collections import defaultdict
def gather_backward(g, x_shape, index):
    sums = defaultdict(lambda: np.zeros(x_shape[1:]))
    up = g.reshape((-1, *x_shape[1:]))
    for row, u in zip(index.ravel().tolist(), up):
        sums[row % x_shape[0]] = sums[row % x_shape[0]] + u
    dx = np.zeros(x_shape)
    for row, total in sums.items():
        dx[row] = total
    return dx
