def forward(x, u, p, training):
    p = p if training else 0.0
    mask = u >= p
    return x * (mask / (1 - p)), mask


def backward(g, mask, p, training):
    return g * (mask / (1 - (p if training else 0)))
