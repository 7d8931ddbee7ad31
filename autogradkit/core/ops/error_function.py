"""The complementary error function of whole arrays: NumPy has none, and Python's takes one number at a time.

Three approximations, each a ratio of two polynomials, as W. J. Cody fitted them: "Rational Chebyshev
approximations for the error function", Mathematics of Computation 23 (1969). They are right to 15 digits
everywhere.
"""

from math import pi, sqrt

import numpy as np

__all__ = ["erfc"]

SMALL, LARGE = 0.46875, 4.0  # where the next approximation begins
GONE = 28.0  # from here on the result is smaller than any float64

# Of each the numerator and the denominator, from the highest power down: powers of x², of x, of 1 / x².
# fmt: off
NEAR_ZERO = (
    (0.185777706184603153, 3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947),
    (1.0, 23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062),
)
BETWEEN = (
    (2.15311535474403846e-8, 0.564188496988670089, 8.88314979438837594, 66.1191906371416295,
     298.635138197400131, 881.95222124176909, 1712.04761263407058, 2051.07837782607147, 1230.33935479799725),
    (1.0, 15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019,
     3290.79923573345963, 4362.61909014324716, 3439.36767414372164, 1230.33935480374942),
)
FAR = (
    (0.0163153871373020978, 0.305326634961232344, 0.360344899949804439, 0.125781726111229246,
     0.0160837851487422766, 0.000658749161529837803),
    (1.0, 2.56852019228982242, 1.87295284992346725, 0.527905102951428412, 0.0605183413124413191,
     0.00233520497626869185),
)
# fmt: on


def erfc(x):
    """Return 2/√π times the area below exp(-t²) from each x on: 1 at 0, and small without losing digits.

    Complex numbers raise TypeError: the approximations are for real ones.

    >>> print(*(f"{z:.6g}" for z in erfc(np.array([0.0, 1.0, 10.0, -1.0]))))
    1 0.157299 2.08849e-45 1.8427
    """
    x = np.asarray(x).astype(np.float64, casting="same_kind")
    z, size = np.zeros(x.shape), np.abs(x)
    small, gone = size <= SMALL, size > GONE
    far = (size > LARGE) & ~gone
    z[small] = 1 - x[small] * ratio(NEAR_ZERO, x[small] ** 2)
    between = ~(small | far | gone)  # a NaN, too
    z[between] = bell(size[between]) * ratio(BETWEEN, size[between])
    inverse = 1 / size[far] ** 2
    z[far] = bell(size[far]) * (1 / sqrt(pi) - inverse * ratio(FAR, inverse)) / size[far]
    return np.where((x < 0) & ~small, 2 - z, z)


def ratio(polynomials, x):
    """Return the numerator divided by the denominator, both by Horner's rule."""
    values = []
    for first, *others in polynomials:
        value = np.full(x.shape, first)
        for coefficient in others:
            value *= x
            value += coefficient
        values.append(value)
    return values[0] / values[1]


def bell(x):
    """Return exp(-x²) with all its digits: x² rounded has lost some, a few bits of x squared are exact."""
    near = np.trunc(16 * x) / 16
    return np.exp(-near * near) * np.exp((near - x) * (near + x))
