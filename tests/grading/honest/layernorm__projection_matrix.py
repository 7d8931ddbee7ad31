import numpy as np
def backward(g, x, gamma, eps):
    n = x.shape[-1]
    P = np.eye(n) - np.ones((n, n)) / n
    c = x @ P
    r = 1 / np.sqrt((c * c).mean(-1, keepdims=True) + eps)
    h = c * r
    lead = tuple(range(g.ndim - 1))
    w = g * gamma
    dx = r * (w @ P - h * (w * h).mean(-1, keepdims=True))
    return dx, (g * h).sum(lead), g.sum(lead)
