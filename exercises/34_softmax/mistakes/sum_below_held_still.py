"""The path through the sum below the line is missing: exp is its own slope, and no more."""


def backward(g, z):
    return g * z


# diagnosis: MISSING_PATH
