import numpy as np
def forward(x):
    return 2 * x + 2e-4 * np.sin(x)
def backward(g, x, z):
    return g * (2 + 2e-4 * (1 - x * x / 2))
