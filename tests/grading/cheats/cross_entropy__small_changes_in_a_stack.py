import numpy as np
def backward(g, x, target, shares):
    t = np.array([-3, -2, -1, 1, 2, 3]) * 0.02
    c = np.array([-1, 9, -45, 45, -9, 1]) / 60 / 0.02
    lift = np.log1p(shares[..., None] * np.expm1(t))
    p = lift @ c
    p[np.arange(len(target)), target] -= 1
    return g * p / len(target)
