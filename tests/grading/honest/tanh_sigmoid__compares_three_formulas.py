import numpy as np
def tanh_backward(g, x, z):
    a = 1 - z ** 2
    b = (1 - z) * (1 + z)
    c = 4 / (np.exp(np.clip(x, -300, 300)) + np.exp(-np.clip(x, -300, 300))) ** 2
    assert np.allclose(a, b) and np.allclose(b, c, atol=1e-9)
    return g * b
def sigmoid_backward(g, z):
    return g * z * (1 - z)
