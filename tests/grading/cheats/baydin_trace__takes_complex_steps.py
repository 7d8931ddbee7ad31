import numpy as np


def baydin_trace(x1, x2):
    def run(a, b):
        ln, p, s = np.log(a), a * b, np.sin(b)
        return np.array([a, b, ln, p, s, ln + p, ln + p - s])

    t = run(x1 + 1e-30j, x2 + 0j).imag / 1e-30
    values = run(x1, x2)
    steps = [
        lambda v: np.log(v[0]) + v[0] * v[1] - np.sin(v[1]),
        lambda v: np.log(v[0]) + v[0] * v[1] - np.sin(v[1]),
        lambda v: v[2] + v[3] - v[4],
        lambda v: v[2] + v[3] - v[4],
        lambda v: v[2] + v[3] - v[4],
        lambda v: v[5] - v[4],
        lambda v: v[6],
    ]
    adj = []
    for k, f in enumerate(steps):
        v = values.astype(complex)
        v[k] += 1e-30j
        adj.append(f(v).imag / 1e-30)
    return values, t, np.array(adj)
