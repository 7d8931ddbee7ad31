import numpy as np
def tanh_backward(g, x):
    def steps():
        for k in (1, 3, 4, 6, 8, 9, 11, 12):
            yield k, (yield k)
    xs = np.where(x < 0, -1.0, 1.0)
    vals = {}
    def at(k):
        vals[k] = np.tanh(np.add(x, np.multiply(xs, k / 64))) * 4
    list(map(at, (0, 1, 3, 4, 6, 8, 9, 11, 12)))
    offs = np.array(sorted(vals)) / 64
    c = np.linalg.solve(np.vander(offs, increasing=True).T, np.eye(9)[1])
    return g * xs * sum(a * vals[k] for a, k in zip(c, sorted(vals))) / 4
def sigmoid_backward(g, z):
    return g * z * (1 - z)
