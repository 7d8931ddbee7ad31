import numpy as np


def backward(g, q, k, v, mask):
    scores = np.einsum("...id,...jd->...ij", q, k) / q.shape[-1] ** 0.5
    scores = np.where(mask, scores, -np.inf)
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    dp = np.einsum("...ie,...je->...ij", g, v)
    ds = p * dp - p * np.einsum("...ij,...ij->...i", p, dp)[..., None]
    ds /= q.shape[-1] ** 0.5
    dq = np.einsum("...ij,...jd->...id", ds, k)
    return dq, np.einsum("...ij,...id->...jd", ds, q), np.einsum("...ij,...ie->...je", p, g)
