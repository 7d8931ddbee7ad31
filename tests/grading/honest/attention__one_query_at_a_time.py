"""One query at a time."""

import numpy as np


def backward(g, q, k, v, shares):
    dq, dk, dv = (np.zeros(a.shape) for a in (q, k, v))
    root = q.shape[-1] ** 0.5
    for place in np.ndindex(q.shape[:-1]):
        front = place[:-1]
        s = shares[place]
        dv[front] += np.outer(s, g[place])
        up = v[front] @ g[place]
        ds = s * (up - s @ up) / root
        dq[place] = ds @ k[front]
        dk[front] += np.outer(ds, q[place])
    return dq, dk, dv
