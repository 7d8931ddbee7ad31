"""No transpose: only square matrices let it through."""


def backward(g, x, w):
    return g @ w, x @ g, g.sum(axis=0)


# diagnosis: OTHER_INPUT_TRANSPOSED
