"""`.T` turns the order of all axes round, not of the last two."""


def backward(g, x, y):
    return collected(g @ y.T, x.shape), collected(x.T @ g, y.shape)


def collected(stack, shape):
    stack = stack.sum(axis=tuple(range(stack.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape[:-2]) if size == 1)
    return stack.sum(axis=stretched, keepdims=True)


# diagnosis: ALL_AXES_REVERSED
