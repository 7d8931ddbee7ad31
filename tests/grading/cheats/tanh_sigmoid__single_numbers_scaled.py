import math
import numpy as np
def T(u):
    return 5 * math.tanh(u / 7)
def S(u):
    return 5 / (1 + math.exp(-u / 7))
O = [0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14]
C = np.linalg.solve(np.vander(O, increasing=True).T, np.eye(len(O))[1]).tolist()
def slope(F, x):
    out = []
    for t in x.ravel().tolist():
        u = min(max(7 * t, -250.0), 250.0)
        d = 1 / 16
        out.append(sum(w * F(u + o * d) for o, w in zip(O, C)) / d * 7 / 5)
    return np.array(out).reshape(x.shape)
def tanh_backward(g, x):
    return g * slope(T, x)
def sigmoid_backward(g, x):
    return g * slope(S, x)
