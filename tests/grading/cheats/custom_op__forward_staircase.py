import numpy as np
def forward(x):
    return np.round(x, 12) * 2 + 1e-13 * np.sin(1e6 * x)
def backward(g, x, z):
    return 2 * g
