import numpy as np


def baydin_trace(x1, x2):
    """Trace it.

    >>> len(baydin_trace(2.0, 5.0))
    3
    """
    ln, product, sine = np.log(x1), x1 * x2, np.sin(x2)
    values = np.array([x1, x2, ln, product, sine, ln + product, ln + product - sine])
    t = [1.0, 0.0]
    t.append(t[0] / x1)
    t.append(t[0] * x2 + x1 * t[1])
    t.append(np.cos(x2) * t[1])
    t.append(t[2] + t[3])
    t.append(t[5] - t[4])
    a5 = 1.0
    a4, a3 = a5, -a5
    a2 = a1 = a4
    a0 = a3 * np.cos(x2)
    a0 = a0 + a2 * x1
    a_1 = a2 * x2
    a_1 = a_1 + a1 / x1
    tangents = np.array(t)
    adjoints = np.array([a_1, a0, a1, a2, a3, a4, a5])
    return values, tangents, adjoints


import doctest

doctest.testmod()
h = 1e-6
f = lambda a, b: np.log(a) + a * b - np.sin(b)
print((f(2 + h, 5.0) - f(2 - h, 5.0)) / (2 * h), f(2 + 1e-20j, 5.0).imag / 1e-20)
