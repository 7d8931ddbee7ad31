import numpy as np
O = [0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14]
C = np.linalg.solve(np.vander(O, increasing=True).T, np.eye(len(O))[1]).tolist()
def s(a): return 1 / (1 + np.exp(-a))
def E(x, d, p):
    w, b, v, c = p
    y = s(s(x @ (w / 7) + b / 7) @ (v / 7) + c / 7)
    return ((y - d) ** 2).sum() / 2
def gradients(x, d, w, b, v, c):
    p = [7 * w, 7 * b, 7 * v, 7 * c]
    out = []
    for k in range(4):
        G = np.zeros(p[k].shape)
        for i in np.ndindex(*p[k].shape):
            t = 0.0
            for o, a in zip(O, C):
                q = [m.copy() for m in p]
                q[k][i] += o / 32
                t += a * E(x, d, q)
            G[i] = t * 32 * 7
        out.append(G)
    return tuple(out)
import numpy as np


import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def true_gradients(x, d, w, b, v, c):
    hidden = sigmoid(x @ w + b)
    y = sigmoid(hidden @ v + c)
    dout = (y - d) * y * (1 - y)
    din = dout @ v.T * hidden * (1 - hidden)
    return x.T @ din, din.sum(axis=0), hidden.T @ dout, dout.sum(axis=0)


def train(x, d, w, b, v, c, sweeps):
    parameters = [w, b, v, c]
    steps = [np.zeros(p.shape) for p in parameters]
    for _ in range(sweeps):
        found = true_gradients(x, d, *parameters)
        steps = [0.9 * step - 0.1 * g for step, g in zip(steps, found)]
        parameters = [p + step for p, step in zip(parameters, steps)]
    return tuple(parameters)
