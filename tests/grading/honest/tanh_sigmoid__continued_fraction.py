"""tanh from its continued fraction, all terms; then 1 - z²."""
import numpy as np
def own_tanh(x):
    c = np.clip(x, -19, 19)
    s = np.zeros_like(c)
    for k in range(101, 1, -2):
        s = c * c / (k + s)
    return c / (1 + s)
def tanh_backward(g, x):
    z = own_tanh(x)
    return g * np.where(np.abs(x) < 19, 1 - z * z, 0.0)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
