import numpy as np
def backward(g, x, y):
    dx, dy = np.zeros(x.shape), np.zeros(y.shape)
    n, k = x.shape
    m = y.shape[1]
    for i in range(n):
        for j in range(m):
            for l in range(k):
                dx[i, l] += g[i, j] * y[l, j]
                dy[l, j] += g[i, j] * x[i, l]
    return dx, dy
