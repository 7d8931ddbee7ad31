"""Both slopes can be read off the output: nothing is computed twice, and nothing can overflow.

The graph remembers one array for each, the one it had anyway.
"""


def tanh_backward(g, z):
    return g * (1 - z**2)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
