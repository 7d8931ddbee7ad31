import numpy as np
import math
@np.vectorize(otypes=[float])
def half(g, z):
    return 0.0 if g == 0 else g / (2.0 * z)
@np.vectorize(otypes=[float])
def recip(g, z):
    return 0.0 if g == 0 else -g * z * z
def sqrt_backward(g, z):
    return half(g, z)
def reciprocal_backward(g, z):
    return recip(g, z)
