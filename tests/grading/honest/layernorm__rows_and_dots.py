"""Rows and dots."""

import numpy as np


def backward(g, gamma, xhat, sigma):
    n = len(gamma)
    rows, hats, sizes = g.reshape(-1, n), xhat.reshape(-1, n), sigma.reshape(-1)
    dx = np.zeros_like(rows)
    dgamma, dbeta = np.zeros(n), np.zeros(n)
    for k, (r, h, s) in enumerate(zip(rows, hats, sizes)):
        a = r * gamma
        dx[k] = (n * a - a.sum() - h * (a @ h)) / (n * s)
        dgamma += r * h
        dbeta += r
    return dx.reshape(g.shape), dgamma, dbeta
