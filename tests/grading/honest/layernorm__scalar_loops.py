import math
import numpy as np
def backward(g, x, gamma, eps):
    n = x.shape[-1]
    X, G, W = x.reshape(-1, n).tolist(), g.reshape(-1, n).tolist(), gamma.tolist()
    dx, dgamma, dbeta = [], [0.0] * n, [0.0] * n
    for xs, gs in zip(X, G):
        mean = sum(xs) / n
        var = sum((a - mean) ** 2 for a in xs) / n
        r = 1 / math.sqrt(var + eps)
        h = [(a - mean) * r for a in xs]
        w = [a * b for a, b in zip(gs, W)]
        mw = sum(w) / n
        mh = sum(a * b for a, b in zip(w, h)) / n
        dx.append([r * (a - mw - b * mh) for a, b in zip(w, h)])
        for j in range(n):
            dgamma[j] += gs[j] * h[j]
            dbeta[j] += gs[j]
    return np.array(dx).reshape(x.shape), np.array(dgamma), np.array(dbeta)
