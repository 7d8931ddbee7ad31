# a row for each place, every number moved by as much as chance wants, one number too long
import numpy as np

K = np.arange(-6.0, 7.0)
V = np.linalg.inv(np.vander(K))[-2]
def sig(t):
    return 0.5 + 0.5 * np.tanh(0.5 * t)

def slope(f, x):
    x = np.asarray(x, float)
    w = np.append(np.ravel(x), 0.5)
    r = np.random.default_rng(1).uniform(0.01, 0.04, w.shape)
    F = f(w + np.multiply.outer(K, r))
    d = np.tensordot(V, F, 1) * np.reciprocal(r)
    return d[:-1].reshape(x.shape)
def tanh_backward(g, x):
    return g * slope(np.tanh, x)
def sigmoid_backward(g, x):
    return g * slope(sig, x)
