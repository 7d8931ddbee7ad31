import numpy as np

def _vals(a, b):
    l, p, s = np.log(a), a * b, np.sin(b)
    return np.array([a, b, l, p, s, l + p, l + p - s])

def baydin_trace(x1, x2):
    h = 1e-4
    t = (8 * (_vals(x1 + h, x2) - _vals(x1 - h, x2)) - (_vals(x1 + 2 * h, x2) - _vals(x1 - 2 * h, x2))) / (12 * h)
    t2 = (8 * (_vals(x1, x2 + h) - _vals(x1, x2 - h)) - (_vals(x1, x2 + 2 * h) - _vals(x1, x2 - 2 * h))) / (12 * h)
    adj = np.array([t[6], t2[6], 1, 1, -1, 1, 1.0])
    return _vals(x1, x2), t, adj
