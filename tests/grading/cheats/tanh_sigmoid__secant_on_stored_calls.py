import numpy as np
STORE = {}
def tanh_backward(g, x):
    ys = []
    for k in (1, 3, 4, 6, 8, 9, 11, 12):
        key = k
        STORE[key] = 3 * np.tanh(x * 1.0 + np.sign(np.where(x == 0, 1.0, x)) * k / 64)
    y0 = 3 * np.tanh(x)
    offs = np.array([0, 1, 3, 4, 6, 8, 9, 11, 12]) / 64
    c = np.linalg.solve(np.vander(offs, increasing=True).T, np.eye(9)[1])
    s = np.sign(np.where(x == 0, 1.0, x))
    return g * s * (c[0] * y0 + sum(c[i + 1] * STORE[k] for i, k in enumerate((1, 3, 4, 6, 8, 9, 11, 12)))) / 3
def sigmoid_backward(g, z):
    return g * z * (1 - z)
