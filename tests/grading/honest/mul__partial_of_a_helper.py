import numpy as np
from functools import partial
def _times(which, g, x, y):
    return g * y, g * x
backward = partial(_times, None)
