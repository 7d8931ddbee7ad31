"""Averages what the uses send back, where it should add up."""


def backward(g, x, y):
    return (
        collected(g @ y.swapaxes(-1, -2), x.shape),
        collected(x.swapaxes(-1, -2) @ g, y.shape),
    )


def collected(stack, shape):
    for _ in range(stack.ndim - len(shape)):
        stack = stack.mean(axis=0)
    stretched = tuple(axis for axis, size in enumerate(shape[:-2]) if size == 1)
    return stack.mean(axis=stretched, keepdims=True)


# diagnosis: MEAN_FOR_SUM
