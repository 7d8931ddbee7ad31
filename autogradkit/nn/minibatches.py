"""Minibatches: a data set in small portions, in a new order every time."""

import numpy as np

from autogradkit import randomness

__all__ = ["minibatches"]


def minibatches(*arrays, batch_size=32, shuffle=True, rng=None, drop_last=False):
    """Yield the arrays' rows in portions: one array, or a tuple of the arrays' matching portions.

    Parameters
    ----------
    *arrays : array_like
        All with the same number of rows.
    batch_size : int
        Rows in a portion; the last one may have fewer, unless `drop_last`.
    shuffle : bool
        In random order, drawn from `rng` or else the kit's generator.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> for x, y in ag.nn.minibatches(np.arange(3), np.arange(3) * 10, batch_size=2, shuffle=False):
    ...     print(x, y)
    [0 1] [ 0 10]
    [2] [20]
    """
    arrays = [np.asarray(a) for a in arrays]
    n = len(arrays[0])
    if any(len(a) != n for a in arrays):
        raise ValueError(f"The arrays need the same number of rows: they have {[len(a) for a in arrays]}.")
    if batch_size < 1:
        raise ValueError(f"A minibatch has at least one row: batch_size is {batch_size}.")
    order = (rng or randomness.generator()).permutation(n) if shuffle else np.arange(n)
    for start in range(0, n, batch_size):
        rows = order[start : start + batch_size]
        if drop_last and len(rows) < batch_size:
            return
        yield arrays[0][rows] if len(arrays) == 1 else tuple(a[rows] for a in arrays)
