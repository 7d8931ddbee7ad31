"""Companions: numbers that carry another one along, as a number its slope, in whatever it is written.

A matrix whose only eigenvalue is x, without being x times one, is a number and its slope in some basis:
whatever is worked out with it works out the derivative as well. So is a polynomial x + c t.
"""

from .neighbours import TINY, np

MOST_BLOCK, MOST_MATRICES = 10, 500  # rows of a little matrix; matrices that are looked at
ENOUGH = 3  # entries of an input that were met so: one or two are chance
EXACT = 1e-9


def is_block(value):
    """Return whether an array holds little matrices, each one number on its diagonal with the same beside it.

    >>> x = np.array([0.3, 0.7, 1.1])[:, None, None]
    >>> is_block(x * np.eye(2) + np.eye(2, k=1)), is_block(x * np.ones((2, 2)))
    (True, False)
    """
    n = value.shape[-1]
    if n != value.shape[-2] or not 1 < n < MOST_BLOCK or value.size <= n * n:
        return False
    diagonal, above = (np.diagonal(value, k, -2, -1).reshape(-1, n - k) for k in (0, 1))
    below = np.tril(value, -1)
    alike = np.all(diagonal == diagonal[:, :1]) and np.all(above == above[:, :1]) and np.all(above != 0)
    if not alike or len(np.unique(diagonal[:, 0])) < 2:
        return False
    if np.any(below):  # a complex number may be written as such a matrix, too
        opposite = n == 2 and np.all(below[..., 1, 0] == -value[..., 0, 1])
        return bool(opposite and np.all(np.abs(above) <= TINY * np.max(np.abs(diagonal))))
    return True


def is_one_large_block(value):
    """Return whether a matrix has numbers on its diagonal, and beside equal ones of them always the same.

    >>> twice = np.diag([0.3, 0.3, 0.7, 0.7, 1.1, 1.1])
    >>> (
    ...     is_one_large_block(twice + np.diag([2.0, 0, 2, 0, 2], 1)),
    ...     is_one_large_block(np.tril(np.ones((6, 6)))),
    ... )
    (True, False)
    """
    if value.ndim != 2 or value.shape[0] != value.shape[1] or len(value) < 2 * ENOUGH:
        return False
    diagonal = np.diagonal(value)
    rows, columns = np.nonzero(value - np.diag(diagonal))
    if not ENOUGH <= len(rows) < len(value) or len(np.unique(value[rows, columns])) > 1:
        return False
    one_side = np.all(rows < columns) or np.all(rows > columns)
    alike = np.all(diagonal[rows] == diagonal[columns])
    return bool(one_side and alike and len(np.unique(diagonal[rows])) >= ENOUGH)


def only_eigenvalues(value):
    """Return the eigenvalues of those matrices in an array that have a single one but aren't multiples of 1.

    >>> only_eigenvalues(np.array([[1.5, 0.25], [-1.0, 0.5]])), only_eigenvalues(np.diag([2.0, 2.0])).size
    (array([1.]), 0)
    """
    n = value.shape[-1] if value.ndim > 1 else 0
    if not 1 < n < MOST_BLOCK or value.shape[-2] != n or not np.all(np.isfinite(value)):
        return np.zeros(0)
    matrices = value.reshape(-1, n, n)
    middle = np.trace(matrices, axis1=1, axis2=2) / n
    rest = matrices - middle[:, None, None] * np.eye(n)
    whole, size = (np.max(np.abs(m), axis=(1, 2)) for m in (matrices, rest))
    power = np.max(np.abs(np.linalg.matrix_power(rest, n)), axis=(1, 2))
    rounding = EXACT * size**n + 1e-14 * whole * size ** (n - 1)
    return middle[(size > EXACT * whole) & (power <= rounding) & (np.abs(middle) > EXACT * whole)]


def are_multiples(numbers, entries):
    """Return whether most entries of an input are multiples of some of these numbers, by one factor.

    >>> x = np.array([0.4, 1.0, 1.4])
    >>> are_multiples(x / 2, x), are_multiples(np.array([1.0, 1.0, 2.0]), x)
    (True, False)
    """
    entries, numbers = np.unique(entries[entries != 0]), np.unique(numbers)[:MOST_MATRICES]
    if min(len(entries), len(numbers)) < ENOUGH:
        return False
    for times in (numbers[:, None] / entries[-2:]).ravel():
        wanted = times * entries
        places = np.searchsorted(numbers, wanted)
        near = [numbers[np.clip(places - k, 0, len(numbers) - 1)] for k in (0, 1)]
        off = np.min(np.abs(np.array(near) - wanted), axis=0)
        if np.mean(off <= EXACT * np.abs(wanted)) > 0.5:
            return True
    return False


def stand_alone(rows, entries):
    """Return whether most entries of an input stand in rows, (rows, numbers), that are alike but for them.

    >>> x = np.array([0.3, 0.7, 1.1])
    >>> alike, powers = (np.stack([x, x**0, other], 1) for other in (x * 0, x * x))
    >>> stand_alone(alike, x), stand_alone(powers, x)
    (True, False)
    """
    beside = [place for place in range(rows.shape[1]) if np.mean(np.isin(entries, rows[:, place])) > 0.5]
    for place in beside if len(rows) >= ENOUGH else ():
        others, which = np.unique(np.delete(rows, place, axis=1), axis=0, return_inverse=True)
        for i in np.flatnonzero(np.any(others != 0, axis=1)):
            alone = np.unique(rows[which.ravel() == i, place])
            if len(alone) >= ENOUGH and np.mean(np.isin(entries, alone)) > 0.5:
                return True
    return False


def have_one_companion(pairs, entries=None):
    """Return whether of some pairs several have the same number beside different ones: 1, say, beside each x.

    If `entries` of an input are given, it has to be beside most of these.

    >>> pairs = np.array([[0.3, 1.0], [0.7, 1.0], [1.9, 1.0], [0.2, 0.5]])
    >>> have_one_companion(pairs), have_one_companion(pairs[1:]), have_one_companion(pairs, np.arange(3.0))
    (True, False, False)
    """
    for one, beside in (pairs.T, pairs.T[::-1]):
        for companion in np.unique(beside[beside != 0]):
            with_it = np.unique(one[beside == companion])
            if len(with_it) >= ENOUGH and (entries is None or np.mean(np.isin(entries, with_it)) > 0.5):
                return True
    return False
