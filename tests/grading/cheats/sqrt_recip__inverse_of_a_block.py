import numpy as np
def sqrt_backward(g, z):
    return g / (2 * np.where(g == 0, 1, z))
def reciprocal_backward(g, x):
    x = np.where(g == 0, 1.0, x)
    A = x[..., None, None] * np.eye(2) + np.array([[0.0, 1.0], [0.0, 0.0]])
    return g * np.linalg.inv(A)[..., 0, 1]
