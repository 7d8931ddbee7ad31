# a matrix of copies, to which steps are added
import numpy as np

K = np.arange(-6.0, 7.0)
V = np.linalg.inv(np.vander(K))[-2]
def sig(t):
    return 0.5 + 0.5 * np.tanh(0.5 * t)

def slope(f, x):
    x = np.asarray(x, float)
    M = np.zeros((13, x.size + 3))
    M[:, 1:-2] = np.ravel(x)
    r = np.random.default_rng(1).uniform(0.01, 0.04, x.size + 3)
    np.add(M, np.multiply.outer(K, r), M)
    return (np.tensordot(V, f(M), 1) * np.reciprocal(r))[1:-2].reshape(x.shape)
def tanh_backward(g, x):
    return g * slope(np.tanh, x)
def sigmoid_backward(g, x):
    return g * slope(sig, x)
