import numpy as np


def concatenate_backward(g, x, y, w, axis):
    g = np.moveaxis(g, axis, 0)
    pieces, start = [], 0
    for piece in (x, y, w):
        stop = start + piece.shape[axis]
        pieces.append(np.moveaxis(g[start:stop], 0, axis))
        start = stop
    return pieces


def split_backward(gs, axis):
    shape = list(gs[0].shape)
    shape[axis] = sum(g.shape[axis] for g in gs)
    dx = np.empty(shape)
    front, start = np.moveaxis(dx, axis, 0), 0
    for g in gs:
        front[start : start + g.shape[axis]] = np.moveaxis(g, axis, 0)
        start += g.shape[axis]
    return dx


def stack_backward(g, axis):
    return tuple(np.squeeze(piece, axis) for piece in np.split(g, 3, axis))
