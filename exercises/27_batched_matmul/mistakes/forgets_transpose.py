"""No transpose at all: square matrices let it through."""


def backward(g, x, y):
    return collected(g @ y, x.shape), collected(x @ g, y.shape)


def collected(stack, shape):
    stack = stack.sum(axis=tuple(range(stack.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape[:-2]) if size == 1)
    return stack.sum(axis=stretched, keepdims=True)


# diagnosis: OTHER_INPUT_TRANSPOSED
