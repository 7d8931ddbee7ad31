import numpy as np


def backward(g, x, kernel, stride):
    # ties share
    dx = np.zeros(x.shape)
    for i in range(g.shape[2]):
        for j in range(g.shape[3]):
            part = x[:, :, i * stride : i * stride + kernel, j * stride : j * stride + kernel]
            wins = part == part.max(axis=(2, 3), keepdims=True)
            share = wins / wins.sum(axis=(2, 3), keepdims=True)
            dx[:, :, i * stride : i * stride + kernel, j * stride : j * stride + kernel] += (
                share * g[:, :, i : i + 1, j : j + 1]
            )
    return dx
