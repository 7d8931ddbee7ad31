"""Works out the cosine as a series, which loses its digits far out."""

import math
import numpy as np


def baydin_trace(x1, x2):
    v1, v2, v3 = (np.log(x1), x1 * x2, np.sin(x2))
    v4 = v1 + v2
    c = sum(((-1) ** k * x2 ** (2 * k) / math.factorial(2 * k) for k in range(60)))
    return (np.array([x1, x2, v1, v2, v3, v4, v4 - v3]), np.array([1.0, 0, 1 / x1, x2, 0, 1 / x1 + x2, 1 / x1 + x2]), np.array([1 / x1 + x2, x1 - c, 1, 1, -1, 1, 1]))
