import numpy as np
def backward(g, x, n, /):
    def rate(v):
        c = np.array([1.0])
        for _ in range(int(abs(n))):
            c = np.convolve(c, [v, 1.0])[:2]
        c = np.append(c, 0.0)
        return c[1] if n >= 0 else -c[1] / c[0] ** 2
    if n != int(n):
        return g * n * x ** (n - 1)
    return g * np.array([rate(v) for v in x.ravel()]).reshape(x.shape)
