import numpy as np
def backward(g, x, y):
    dx = g @ y.T
    np.testing.assert_equal(dx.shape, x.shape)
    return dx, np.transpose(x) @ g
