"""Only the shares: which class was right doesn't come in."""


def backward(g, shares):
    return g * shares / len(shares)


# diagnosis: MISSING_PATH
