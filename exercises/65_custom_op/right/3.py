"""The bump 1 / (1 + x²), whose slope the output nearly knows."""


def forward(x):
    return 1 / (1 + x**2)


def backward(g, x, z):
    return -2 * x * g * z**2
