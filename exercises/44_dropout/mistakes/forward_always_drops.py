"""Drops after learning, too."""


def forward(x, u, p, training):
    return x * (u >= p) / (1 - p), u >= p


def backward(g, mask, p, training):
    return g * mask / (1 - p) if training else 1.0 * g


# diagnosis: EVAL_DROPS
