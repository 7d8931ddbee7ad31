import numpy as np
import math
def backward(g, q, k, v, shares):
    d = q.shape[-1]
    dv = np.einsum("...ij,...ik->...jk", shares, g)
    ds = np.einsum("...ik,...jk->...ij", g, v)
    out = np.empty_like(shares)
    for row in np.ndindex(shares.shape[:-1]):
        s, t = shares[row], ds[row]
        total = 0.0
        for a, b in zip(s.tolist(), t.tolist()):
            total += a * b
        out[row] = s * (t - total) / math.sqrt(d)
    return out @ k, np.swapaxes(out, -1, -2) @ q, dv
