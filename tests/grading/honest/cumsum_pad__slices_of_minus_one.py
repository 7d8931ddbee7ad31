import numpy as np
from itertools import starmap
def cumsum_backward(g, axis):
    return np.add.accumulate(g[(slice(None),) * (axis % g.ndim) + (slice(None, None, -1),)], axis=axis)[(slice(None),) * (axis % g.ndim) + (slice(None, None, -1),)]
def pad_backward(g, widths):
    return g[tuple(starmap(lambda n, w: slice(w[0], n - w[1]), zip(g.shape, widths)))]
