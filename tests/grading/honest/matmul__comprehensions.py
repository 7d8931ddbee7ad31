import numpy as np
def backward(g, x, y):
    dx = np.array([[np.dot(g[i], y[k]) for k in range(y.shape[0])] for i in range(g.shape[0])]).reshape(x.shape)
    dy = np.array([[np.dot(x[:, k], g[:, j]) for j in range(g.shape[1])] for k in range(x.shape[1])]).reshape(y.shape)
    return dx, dy
