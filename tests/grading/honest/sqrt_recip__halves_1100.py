import numpy as np
def root(v):
    low, high = 0.0, max(1.0, v)
    for _ in range(1100):
        middle = (low + high) / 2
        if middle * middle > v:
            high = middle
        else:
            low = middle
    return high
def sqrt_backward(g, z, x):
    m, e = np.frexp(np.where(g == 0, 1.0, x))
    odd = e % 2
    m, e = np.where(odd, m * 2, m), np.where(odd, e - 1, e)
    return g / 2 / np.ldexp(np.array([root(v) for v in m.ravel()]).reshape(z.shape), e // 2)
def reciprocal_backward(g, z):
    return -g * np.where(g == 0, 0, z) ** 2
