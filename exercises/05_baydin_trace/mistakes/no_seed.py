"""The adjoints start from nothing."""

import numpy as np


def baydin_trace(x1, x2):
    ln, product, sine = np.log(x1), x1 * x2, np.sin(x2)
    values = np.array([x1, x2, ln, product, sine, ln + product, ln + product - sine])
    tangents = np.array([1.0, 0.0, 1 / x1, x2, 0.0, 1 / x1 + x2, 1 / x1 + x2])
    return values, tangents, np.zeros(7)


# diagnosis: G_NO_SEED
