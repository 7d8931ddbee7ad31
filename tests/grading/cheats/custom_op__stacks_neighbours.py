# a row for each place, one number too long
import numpy as np

K = np.arange(-6.0, 7.0)
V = np.linalg.inv(np.vander(K))[-2]

def forward(x):
    return x * np.tanh(x)
def backward(g, x):
    x = np.asarray(x, float)
    w = np.append(np.ravel(x), 0.5)
    r = np.random.default_rng(1).uniform(0.01, 0.04, w.shape)
    d = np.tensordot(V, forward(w + np.multiply.outer(K, r)), 1) * np.reciprocal(r)
    return g * d[:-1].reshape(x.shape)
