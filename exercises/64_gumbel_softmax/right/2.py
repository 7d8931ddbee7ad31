"""Row by row, with the matrix of derivatives written down."""

import numpy as np


def forward(x, u, tau):
    soft, hard = np.empty(x.shape), np.zeros(x.shape)
    for row in np.ndindex(x.shape[:-1]):
        sums = x[row] + -np.log(-np.log(u[row]))
        winner = int(np.argmax(sums))
        hard[row][winner] = 1
        shares = np.exp((sums - sums[winner]) / tau)
        soft[row] = shares / shares.sum()
    return soft, hard


def backward(g, z, tau):
    dx = np.empty(z.shape)
    for row in np.ndindex(z.shape[:-1]):
        dx[row] = (np.diag(z[row]) - np.outer(z[row], z[row])) @ g[row] / tau
    return dx
