import numpy as np
def backward(g, x, y):
    # y z = x, differentiated as a system of two equations
    A = np.zeros(y.shape + (2, 2))
    A[..., 0, 0] = A[..., 1, 1] = y
    A[..., 1, 0] = 1.0
    b = np.stack([x, 0 * x], -1)[..., None]
    dy = np.linalg.solve(A, b)[..., 1, 0]
    return g / y, g * dy
