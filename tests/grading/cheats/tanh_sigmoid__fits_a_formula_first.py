import numpy as np

X = np.linspace(-3, 3, 241)
C = np.array([6 / 7, -15 / 56, 5 / 63, -1 / 56, 1 / 385, -1 / 5544]) * 64


def fit(f):
    d = sum(c * (f(X + k / 64) - f(X - k / 64)) for k, c in enumerate(C, 1))
    z = f(X)
    return np.linalg.lstsq(np.stack([z**0, z, z * z], 1), d, rcond=None)[0].round(6)


def sigmoid(x):
    return (1 + np.tanh(x / 2)) / 2


T, S = fit(np.tanh), fit(sigmoid)


def tanh_backward(g, z):
    return g * (T[0] + T[1] * z + T[2] * z * z)


def sigmoid_backward(g, z):
    return g * (S[0] + S[1] * z + S[2] * z * z)
