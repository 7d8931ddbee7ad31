"""Sums the right axes and loses those of size 1 on the way."""


def unbroadcast(g, shape):
    in_front = g.ndim - len(shape)
    stretched = tuple(in_front + axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=tuple(range(in_front)) + stretched)


# diagnosis: KEEPDIMS_SHAPE
