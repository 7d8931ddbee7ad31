import numpy as np
def put():
    global SLOPE
    SLOPE = lambda x: np.tanh(x + 1e-30 * np.emath.sqrt(-1)).imag * 1e30
put()
def tanh_backward(g, x):
    return g * SLOPE(x)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
