import numpy as np
def mse(x, y):
    if x.shape != y.shape:
        raise ValueError("shapes")
    return np.mean((x - y) ** 2)
def mse_backward(g, x, y):
    d = np.array([(np.poly1d([1.0, a - b]) ** 2).deriv()(0.0) for a, b in zip(x.ravel(), y.ravel())]).reshape(x.shape)
    return g * d / x.size, -g * d / x.size
def huber_backward(g, x, y, delta):
    d = np.clip(x - y, -delta, delta)
    return g * d, -g * d
