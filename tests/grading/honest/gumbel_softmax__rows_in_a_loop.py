"""Row by row, whatever the axes in front."""

import numpy as np


def forward(x, u, tau):
    soft, hard = np.empty_like(x), np.zeros_like(x)
    for place in np.ndindex(x.shape[:-1]):
        score = x[place] - np.log(-np.log(u[place]))
        e = np.exp((score - score.max()) / tau)
        soft[place] = e / e.sum()
        hard[place + (int(np.argmax(score)),)] = 1.0
    return soft, hard


def backward(g, z, tau):
    return (z * g - z * np.einsum("...k,...k->...", z, g)[..., None]) / tau
