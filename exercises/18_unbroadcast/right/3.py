import numpy as np


def unbroadcast(g, shape):
    out = np.zeros(shape)
    view = np.broadcast_to(np.arange(out.size).reshape(shape), g.shape)
    np.add.at(out.reshape(-1), view.ravel(), g.ravel())
    return out
