import math
import numpy as np
def tanh_backward(g, x):
    out = []
    for a, b in zip(g.ravel().tolist(), x.ravel().tolist()):
        e = math.exp(-2 * abs(b))
        out.append(a * 4 * e / (1 + e) ** 2)
    return np.array(out).reshape(g.shape)
def sigmoid_backward(g, x):
    out = []
    for a, b in zip(g.ravel().tolist(), x.ravel().tolist()):
        e = math.exp(-abs(b))
        out.append(a * e / ((1 + e) * (1 + e)))
    return np.array(out).reshape(g.shape)
