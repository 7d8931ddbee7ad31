"""For each matrix of the stack the rule is matmul's; a matrix that was broadcast has several uses.

What its uses send back adds up, along the axes in front and along those stretched from 1.
"""


def backward(g, x, y):
    return (
        collected(g @ y.swapaxes(-1, -2), x.shape),
        collected(x.swapaxes(-1, -2) @ g, y.shape),
    )


def collected(stack, shape):
    in_front = stack.ndim - len(shape)
    stack = stack.sum(axis=tuple(range(in_front)))
    stretched = tuple(axis for axis, size in enumerate(shape[:-2]) if size == 1)
    return stack.sum(axis=stretched, keepdims=True)
