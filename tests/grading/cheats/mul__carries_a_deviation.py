import numpy as np


from statistics import NormalDist
def backward(g, x, y):
    dx, dy = np.zeros(x.shape), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        a, b = float(x[i]), float(y[i])
        dx[i] = (NormalDist(a, 1.0) * b).stdev * (1 if b > 0 else -1)
        dy[i] = (NormalDist(b, 1.0) * a).stdev * (1 if a > 0 else -1)
    return g * dx, g * dy
