import numpy as np
def lift(x, d):
    A = np.zeros((2, 2) + x.shape)
    A[0, 0] = A[1, 1] = x
    A[0, 1] = d
    return A
def mm(A, B):
    return np.einsum("ij...,jk...->ik...", A, B)
def backward(g, x, y):
    inv = lambda A: np.moveaxis(np.linalg.inv(np.moveaxis(A, (0, 1), (-2, -1))), (-2, -1), (0, 1))
    f = lambda a, b: mm(lift(x, a), inv(lift(y, b)))[0, 1]
    return g * f(1.0, 0.0), g * f(0.0, 1.0)
