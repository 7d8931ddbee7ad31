import numpy as np
from numpy.polynomial import Polynomial
def backward(g, x, w, stride, padding):
    spread = np.zeros((len(g) - 1) * stride + 1)
    spread[::stride] = g
    product = (Polynomial(spread) * Polynomial(w)).coef
    full = np.zeros(len(x) + 2 * padding)
    full[: len(product)] = product
    padded = np.pad(x, padding)
    dw = [np.dot(g, padded[j : j + (len(g) - 1) * stride + 1 : stride]) for j in range(len(w))]
    return full[padding : padding + len(x)], np.array(dw)
