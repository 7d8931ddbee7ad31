"""Each input gets itself as the slope, where it needs the other factor."""


def backward(g, x, y):
    return g * x, g * y


# diagnosis: SWAPPED_INPUTS
