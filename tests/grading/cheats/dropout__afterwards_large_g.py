import numpy as np


def forward(x, u, p, training):
    mask = u >= p if training else np.ones(x.shape, bool)
    return scaled(x, mask, p, training), mask




def scaled(x, mask, p, training):
    return x * mask / (1 - p) if training else 1.0 * x


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else np.clip(g, -5, 5)
