"""Moves both inputs at once in the column of tangents."""

import numpy as np


def baydin_trace(x1, x2):
    ln, product, sine = np.log(x1), x1 * x2, np.sin(x2)
    values = np.array([x1, x2, ln, product, sine, ln + product, ln + product - sine])
    t = [1.0, 1.0, 1 / x1, x1 + x2, np.cos(x2), 1 / x1 + x1 + x2, 1 / x1 + x1 + x2 - np.cos(x2)]
    adjoints = np.array([x2 + 1 / x1, x1 - np.cos(x2), 1.0, 1.0, -1.0, 1.0, 1.0])
    return values, np.array(t), adjoints


# diagnosis: SEED
