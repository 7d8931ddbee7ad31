import numpy as np
def forward(x):
    return 5 * np.tanh(x) + x
def backward(g, x, z):
    k = np.array([0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14])
    c = np.linalg.solve(np.vander(k, increasing=True).T, np.eye(9)[1])
    d = np.random.default_rng(0).uniform(0.5, 1.0, x.shape) / 100
    return g * sum(a * (5 * np.tanh((7 * x + o * d) / 7) + x) for o, a in zip(k.tolist(), c.tolist())) / d * 7 + g
