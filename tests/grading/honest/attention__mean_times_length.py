import numpy as np
def backward(g, q, k, v, shares):
    t = lambda a: np.swapaxes(a, -1, -2)
    ds = g @ t(v)
    d = shares * (ds - (ds * shares).mean(-1, keepdims=True) * shares.shape[-1]) / np.sqrt(q.shape[-1])
    return d @ k, t(t(q) @ d), t(t(g) @ shares)
