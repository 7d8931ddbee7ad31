"""Right, but writes down the whole table of derivatives of every row first."""

import numpy as np


def backward(g, z, axis):
    shares = np.moveaxis(z, axis, -1)
    upstream = np.moveaxis(g, axis, -1)
    table = shares[..., :, None] * (np.eye(shares.shape[-1]) - shares[..., None, :])
    return np.moveaxis((table @ upstream[..., None])[..., 0], -1, axis)


# diagnosis: FULL_JACOBIAN
