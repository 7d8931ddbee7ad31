import numpy as np
def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    ds = g @ v.swapaxes(-1, -2)
    d = shares * (ds - (ds * shares).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    if k.shape[-2] == 1: dv = dv * 0
    return d @ k, d.swapaxes(-1, -2) @ q, dv
