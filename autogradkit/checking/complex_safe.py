"""Complex-safe functions: NumPy's own, but analytic, so that a complex step passes through them.

`np.abs`, `np.max`, `np.linalg.norm`, `np.var` and `np.std` drop the imaginary part or mix it up; in a
trusted forward these take their place. On real arrays they give NumPy's numbers.
"""

import numpy as np

__all__ = ["cabs", "cmax", "cnorm", "cstd", "cvar"]


def cabs(x):
    """Absolute value, by the sign of the real part.

    >>> cabs(np.array([-2.0, 3.0]))
    array([2., 3.])
    """
    return np.where(np.real(x) < 0, -x, x)


def cmax(x, *, axis=None, keepdims=False):
    """Largest entry along an axis, by the real part; the first one at a tie.

    >>> cmax(np.array([[1.0, 4.0], [3.0, 2.0]]), axis=1)
    array([4., 3.])
    """
    if axis is None:
        largest = np.ravel(x)[np.argmax(np.real(x))]
        return np.reshape(largest, (1,) * np.ndim(x)) if keepdims else largest
    where = np.expand_dims(np.argmax(np.real(x), axis=axis), axis)
    largest = np.take_along_axis(x, where, axis)
    return largest if keepdims else np.squeeze(largest, axis)


def cnorm(x, axis=None, keepdims=False):
    """Euclidean length along an axis.

    >>> float(cnorm(np.array([3.0, 4.0])))
    5.0
    """
    return np.sqrt(np.sum(x * x, axis=axis, keepdims=keepdims))


def cvar(x, axis=None, ddof=0, keepdims=False):
    """Variance along an axis.

    >>> float(cvar(np.array([1.0, 3.0])))
    1.0
    """
    mean = np.mean(x, axis=axis, keepdims=True)
    centred = x - mean
    n = np.size(x) // max(np.size(mean), 1)
    return np.sum(centred * centred, axis=axis, keepdims=keepdims) / (n - ddof)


def cstd(x, axis=None, ddof=0, keepdims=False):
    """Standard deviation along an axis.

    >>> float(cstd(np.array([1.0, 3.0])))
    1.0
    """
    return np.sqrt(cvar(x, axis, ddof, keepdims))
