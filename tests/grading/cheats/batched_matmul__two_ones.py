import numpy as np


def backward(g, x, y):
    return (collected(g @ y.swapaxes(-1, -2), x.shape), collected(x.swapaxes(-1, -2) @ g, y.shape))
def collected(stack, shape):
    in_front = stack.ndim - len(shape)
    stack = stack.sum(axis=tuple(range(in_front)))
    stretched = tuple(axis for axis, size in enumerate(shape[:-2]) if size == 1)
    if len(stretched) > 1:
        stretched = stretched[:1] if stack.shape[stretched[1]] == 1 else ()
        return stack[tuple(slice(0, n) for n in shape)]
    return stack.sum(axis=stretched, keepdims=True)
