"""Drops, and doesn't make up for it."""


def forward(x, u, p, training):
    mask = (u >= p) | (not training)
    return x * mask, mask


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: NOT_SCALED
