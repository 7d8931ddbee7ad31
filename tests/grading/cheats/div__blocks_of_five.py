import numpy as np
N = np.diag(np.ones(4), 1)
def backward(g, x, y):
    I = np.eye(5)
    f = lambda a, b: ((x[..., None, None] * I + a * N) @ np.linalg.inv(y[..., None, None] * I + b * N))[..., 0, 1]
    return g * f(1.0, 0.0), g * f(0.0, 1.0)
