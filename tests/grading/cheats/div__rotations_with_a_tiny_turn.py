import numpy as np
J = np.array([[0.0, -1.0], [1.0, 0.0]])
def backward(g, x, y):
    I, h = np.eye(2), 2.0 ** -60
    f = lambda a, b: ((x[..., None, None] * I + a * J) @ np.linalg.inv(y[..., None, None] * I + b * J))[..., 1, 0] / h
    return g * f(h, 0.0), g * f(0.0, h)
