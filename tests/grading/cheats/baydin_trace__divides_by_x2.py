"""The slope of the product is the product divided by the factor: not a number where x2 is 0."""

import numpy as np


def baydin_trace(x1, x2):
    ln, product, sine = np.log(x1), x1 * x2, np.sin(x2)
    values = np.array([x1, x2, ln, product, sine, ln + product, ln + product - sine])
    tangents = np.array([1.0, 0.0, 1 / x1, x2, 0.0, 1 / x1 + x2, 1 / x1 + x2])
    adjoints = np.array([1 / x1 + x2, product / x2 - np.cos(x2), 1.0, 1.0, -1.0, 1.0, 1.0])
    return values, tangents, adjoints
