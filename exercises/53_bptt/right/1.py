"""Collects the gradient of what stands inside every tanh, and adds up over time in the end."""

import numpy as np


def backward(g, z, x, h, w, u, mask):
    befores = np.concatenate([h[None], z[:-1]])
    inner = np.zeros(z.shape)
    carried = np.zeros(h.shape)
    for t in range(len(x) - 1, -1, -1):
        carried = carried + g[t]
        keep = mask[t].astype(bool)
        inner[t, keep] = carried[keep] * (1 - z[t, keep] ** 2)
        carried[keep] = inner[t, keep] @ u
    dw = np.einsum("tni,tnj->ij", inner, x)
    du = np.tensordot(inner, befores, axes=([0, 1], [0, 1]))
    return inner @ w, carried, dw, du, inner.sum(axis=(0, 1))
