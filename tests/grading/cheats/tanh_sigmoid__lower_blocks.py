import numpy as np
def tanh_backward(g, x):
    x = np.clip(x, -15, 15)
    A = 2 * x[..., None, None] * np.eye(2) + np.array([[0.0, 0.0], [2.0, 0.0]])
    E = np.eye(2) + A / 4096
    P = A / 4096
    for k in range(2, 9):
        P = P @ A / 4096 / k
        E = E + P
    for _ in range(12):
        E = E @ E
    return g * ((E - np.eye(2)) @ np.linalg.inv(E + np.eye(2)))[..., 1, 0]
def sigmoid_backward(g, z):
    return g * z * (1 - z)
