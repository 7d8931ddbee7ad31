import warnings
import numpy as np
warnings.filterwarnings("ignore", category=RuntimeWarning)
def tanh_backward(g, z):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return g * (1 - z) * (1 + z)
def sigmoid_backward(g, z):
    return g * (z - z ** 2)
