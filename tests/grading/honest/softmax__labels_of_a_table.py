import numpy as np
LABELS = ['tanh(x)', 'x - y', 'train/test', 'mean %s', '1-d', 'g * z']

def backward(g, z, axis):
    return z * (g - (g * z).sum(axis=axis, keepdims=True))
