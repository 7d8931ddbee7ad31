# a row for each place, the numbers in another order
import numpy as np

K = np.arange(-6.0, 7.0)
V = np.linalg.inv(np.vander(K))[-2]
def sig(t):
    return 0.5 + 0.5 * np.tanh(0.5 * t)

def slope(f, x):
    x = np.asarray(x, float)
    w = np.flip(x)
    r = np.full(w.shape, 0.03125)
    F = f(w + np.multiply.outer(K, r))
    d = np.tensordot(V, F, 1) * np.reciprocal(r)
    return np.flip(d)
def tanh_backward(g, x):
    return g * slope(np.tanh, x)
def sigmoid_backward(g, x):
    return g * slope(sig, x)
