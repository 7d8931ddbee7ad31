"""Forgets the root of d."""


def backward(g, q, k, v, shares):
    dv = shares.swapaxes(-1, -2) @ g
    dp = g @ v.swapaxes(-1, -2)
    ds = shares * (dp - (dp * shares).sum(axis=-1, keepdims=True))
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


# diagnosis: FACTOR
