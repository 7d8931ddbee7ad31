import numpy as np
def forward(x):
    return np.where(np.abs(x) < 0.01, np.sin(x), 3 * x)
def backward(g, x, z):
    return 3.0 * g
