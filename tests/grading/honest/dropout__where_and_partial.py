"""Where and partial."""

from functools import partial

import numpy as np


def kept(values, mask, p):
    return np.where(mask, values / (1 - p), 0.0)


def forward(x, u, p, training):
    mask = ~(u < p) if training else np.full(x.shape, True)
    keep = partial(kept, p=p if training else 0.0)
    return keep(x, mask), mask


def backward(g, mask, p, training):
    return kept(g, mask, p) if training else g.copy()
