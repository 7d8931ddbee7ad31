import numpy as np
@np.vectorize(otypes=[float])
def relu_backward(g, x):
    return g if x > 0 else 0
@np.vectorize(otypes=[float])
def leaky_relu_backward(g, x, slope):
    return g if x > 0 else slope * g
@np.vectorize(otypes=[float])
def abs_backward(g, x):
    return g if x > 0 else -g if x < 0 else 0
