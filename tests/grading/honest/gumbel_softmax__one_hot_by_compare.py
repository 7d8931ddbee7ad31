"""One hot by compare."""

import numpy as np


def forward(x, u, tau):
    noise = -np.log(-np.log(u))
    raised = (x + noise) / tau
    raised -= raised.max(-1, keepdims=True)
    soft = np.exp(raised)
    soft /= soft.sum(-1, keepdims=True)
    hard = (np.arange(x.shape[-1]) == np.argmax(x + noise, -1)[..., None]).astype(float)
    return soft, hard


def backward(g, z, tau):
    along = np.einsum("...i,...i->...", g, z)[..., None]
    return (g - along) * z / tau
