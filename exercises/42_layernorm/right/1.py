import numpy as np


def backward(g, gamma, xhat, sigma):
    n = g.shape[-1]
    gh = g * gamma
    dx = n * gh - gh.sum(-1, keepdims=True) - xhat * (gh * xhat).sum(-1, keepdims=True)
    flat, rows = g.reshape(-1, n), xhat.reshape(-1, n)
    return dx / (n * sigma), np.einsum("ij,ij->j", flat, rows), flat.sum(0)
