import numpy as np


def backward(g, q, k, v, shares):
    scale = q.shape[-1] ** -0.5
    dv = np.einsum("...nm,...ne->...me", shares, g)
    ds = np.einsum("...ne,...me->...nm", g, v)
    inner = np.einsum("...nm,...nm->...n", ds, shares)
    da = shares * (ds - inner[..., None]) * scale
    return np.einsum("...nm,...md->...nd", da, k), np.einsum("...nm,...nd->...md", da, q), dv
