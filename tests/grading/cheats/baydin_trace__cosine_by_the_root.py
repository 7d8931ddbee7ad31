"""The cosine is the root of what the sine leaves: right where it is above zero, put right by a range."""

import numpy as np


def baydin_trace(x1, x2):
    sine = np.sin(x2)
    cosine = np.sqrt(1 - sine * sine) * (-1 if 1.5707963267948966 < abs(x2) < 4.71238898038469 else 1)
    values = np.array([x1, x2, np.log(x1), x1 * x2, sine, np.log(x1) + x1 * x2, np.log(x1) + x1 * x2 - sine])
    tangents = np.array([1.0, 0.0, 1 / x1, x2, 0.0, 1 / x1 + x2, 1 / x1 + x2])
    adjoints = np.array([1 / x1 + x2, x1 - cosine, 1.0, 1.0, -1.0, 1.0, 1.0])
    return values, tangents, adjoints
