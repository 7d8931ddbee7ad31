import numpy as np
N = np.array([[0.0, 1.0], [0.0, 0.0]])
def lift(x, d):
    return x[..., None, None] * np.eye(2) + d * N
def backward(g, x, y):
    f = lambda a, b: (lift(x, a) @ np.linalg.inv(lift(y, b)))[..., 0, 1]
    return g * f(1.0, 0.0), g * f(0.0, 1.0)
