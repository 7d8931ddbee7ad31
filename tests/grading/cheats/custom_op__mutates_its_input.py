"""The forward writes into what it is given."""


import numpy as np


def forward(x):
    z = x / (1 + x * x)
    x *= 0
    return z


def backward(g, x):
    return g * (1 - x * x) / (1 + x * x) ** 2
