import numpy as np
def forward(x):
    return np.sin(x) + 0.3 * np.cos(2 * x)
def backward(g, x):
    a, b = np.pi / 3, 2 * np.pi / 3
    A = np.array([[2 * np.sin(a), 2 * np.sin(2 * a)], [2 * np.sin(b), 2 * np.sin(2 * b)]])
    c = np.linalg.solve(A.T, np.array([1.0, 2.0]))
    return g * (c[0] * (forward(x + a) - forward(x - a)) + c[1] * (forward(x + b) - forward(x - b)))
