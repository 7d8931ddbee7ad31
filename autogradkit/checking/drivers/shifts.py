"""Shifts: one array, or one number that was handed over, moved time and again by steps of its own.

In a whole net many numbers lie next to each other by chance, but not these.
"""

from .clouds import MOST_ALIKE, are_shifts
from .neighbours import CLOSE, WIDE, np

ENOUGH_AROUND = 5  # others around a number; three quarters of all that an expression came to


def are_moved_alike(values, handed):
    """Return whether some arrays are one of them, all its entries moved alike, to many places.

    The sums of all pairs of two lists are that as well.

    >>> x, steps = np.array([0.3, -0.7, 1.1]), np.array([0.1, 0.7, 1.3, 2.2, -0.3])
    >>> are_moved_alike(x + steps[:, None], steps[:0]), are_moved_alike(x * steps[:, None], steps[:0])
    (True, False)
    """
    if len(values) <= MOST_ALIKE or np.size(values[0]) < 2:
        return False
    first, second = (np.ravel(value) for value in values[:2])
    if np.ptp(second - first) > 1e-9 * abs(second[0] - first[0]):  # as good as always
        return False
    moves = np.array(values).reshape(len(values), -1)
    return bool(np.all(np.isfinite(moves))) and are_shifts(moves - moves[0], handed)


def lies_in_midst(number, rows):
    """Return whether one of some rows has hardly anything but places around a number, on both sides of it.

    >>> steps = np.array([-0.2, -0.1, -0.05, 0.04, 0.15])
    >>> lies_in_midst(0.7, [0.7 + steps]), lies_in_midst(0.7, [np.ones(5), 0.7 + steps[3:]])
    (True, False)
    """
    for row in rows:
        off = np.unique(row) - number
        off = off[off != 0]
        near = off[np.abs(off) <= WIDE * abs(number)]
        if len(near) >= max(ENOUGH_AROUND, 0.75 * len(off)) and abs(np.mean(np.sign(near))) <= 0.5:
            return True
    return False


def lies_between(number, others):
    """Return whether others lie around a number in pairs, each as far on one side as on the other.

    Two pairs of different widths are no chance, nor is one that is very close.

    >>> lies_between(0.7, np.array([0.68, 0.72, 0.66, 0.74])), lies_between(0.7, np.array([0.68, 0.72, 0.5]))
    (True, False)
    """
    size = abs(number)
    off = np.unique(others) - number
    off = off[(np.abs(off) <= WIDE * size) & (np.abs(off) > 1e-9 * size)]
    paired = np.any(np.abs(off[:, None] + off) <= 1e-12 * size, axis=1) & (off > 0)
    return bool(np.sum(paired) > 1 or np.any(off[paired] <= CLOSE * size))
