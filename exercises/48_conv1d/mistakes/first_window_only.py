"""Looks at the first window only."""

import numpy as np


def backward(g, x, w, stride, padding):
    padded = np.pad(x, padding)
    dx, dw = np.zeros(padded.shape), np.zeros(w.shape)
    dx[: len(w)] += g[0] * w
    dw += g[0] * padded[: len(w)]
    return dx[padding : padding + len(x)], dw


# diagnosis: FIRST_CONTRIBUTION_ONLY
