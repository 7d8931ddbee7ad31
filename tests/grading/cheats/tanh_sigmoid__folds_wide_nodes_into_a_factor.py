import numpy as np
def cheb(n):
    t = np.cos(np.pi * (np.arange(n) + 0.5) / n)
    P = np.polynomial.chebyshev.chebvander(t, n - 1)
    return t, np.linalg.solve(P.T, np.polynomial.chebyshev.chebval(0.0, np.polynomial.chebyshev.chebder(np.eye(n))))
def uneven():
    o = np.array([0.0, 1, 2, 4, 7, 8.5, 11, 12.5, 14])
    return o, np.linalg.solve(np.vander(o, increasing=True).T, np.eye(9)[1])

def T_(u): return 5 * np.tanh(u / 7)
def slope(x):
    u = 7 * np.clip(x, -30, 30)
    T, SL = cheb(30)
    E = np.exp(2 * u / 7).ravel().tolist(); import math; r = np.array([sum(c * (5 * (e * math.exp(2 * o * (0.4 * 7) / 7) - 1) / (e * math.exp(2 * o * (0.4 * 7) / 7) + 1)) for o, c in zip(T.tolist(), SL.tolist())) for e in E]).reshape(u.shape)
    return r * 7 / 5 / (0.4 * 7)
def tanh_backward(g, x):
    return g * slope(x)
def sigmoid_backward(g, z):
    return g * z * (1 - z)
