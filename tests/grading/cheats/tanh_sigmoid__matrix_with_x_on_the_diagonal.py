import numpy as np
def expm(A):
    n = 12
    A = A / 2.0 ** n
    E = np.eye(2) + A
    P = A
    for k in range(2, 12):
        P = P @ A / k
        E = E + P
    for _ in range(n):
        E = E @ E
    return E
def lift(x):
    return x[..., None, None] * np.eye(2) + np.array([[0.0, 1.0], [0.0, 0.0]])
def tanh_backward(g, x):
    x = np.clip(x, -30, 30)
    E = expm(2 * lift(x))
    one = np.eye(2)
    return g * ((E - one) @ np.linalg.inv(E + one))[..., 0, 1]
def sigmoid_backward(g, x):
    x = np.clip(x, -40, 40)
    return g * np.linalg.inv(np.eye(2) + expm(-lift(x)))[..., 0, 1]
