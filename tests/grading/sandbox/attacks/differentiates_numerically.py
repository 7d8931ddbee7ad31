def forward(x, y):
    return x * y


def backward(g, x, y):
    h = 1e-5
    dx = g * (forward(x + h, y) - forward(x - h, y)) / (2 * h)
    dy = g * (forward(x, y + h) - forward(x, y - h)) / (2 * h)
    return dx, dy


# status: flagged
