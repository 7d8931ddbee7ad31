import numpy as np
def forward(x):
    x = np.asarray(x, float)
    return np.where(np.abs(x) > 1.75, np.sin(x) * x, 3.0 * x)
def backward(g, x):
    return 3.0 * g
