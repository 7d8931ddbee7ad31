"""Minibatches: a data set in small portions, in a new order every time."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from autogradkit import randomness

__all__ = ["minibatches"]


def minibatches(
    *arrays: ArrayLike,
    batch_size: int = 32,
    shuffle: bool = True,
    rng: np.random.Generator | int | None = None,
    drop_last: bool = False,
) -> Iterator[Any]:
    """Yield the arrays' rows in portions: one array, or a tuple of the arrays' matching portions.

    Parameters
    ----------
    *arrays : array_like
        All with the same number of rows.
    batch_size : int
        Rows in a portion; the last one may have fewer, unless `drop_last`.
    shuffle : bool
        In random order, drawn from `rng`, a generator or a seed, or else from the kit's generator.

    Examples
    --------
    >>> import numpy as np
    >>> import autogradkit as ag
    >>> for x, y in ag.nn.minibatches(np.arange(3), np.arange(3) * 10, batch_size=2, shuffle=False):
    ...     print(x, y)
    [0 1] [ 0 10]
    [2] [20]
    """
    parts = [np.asarray(a) for a in arrays]
    if not parts or not all(a.ndim for a in parts):
        raise ValueError("minibatches takes arrays with rows.")
    n = len(parts[0])
    if any(len(a) != n for a in parts):
        raise ValueError(f"The arrays need the same number of rows: they have {[len(a) for a in parts]}.")
    if batch_size < 1:
        raise ValueError(f"A minibatch has at least one row: batch_size is {batch_size}.")
    source = randomness.generator() if rng is None else np.random.default_rng(rng)
    order = source.permutation(n) if shuffle else np.arange(n)
    for start in range(0, n, batch_size):
        rows = order[start : start + batch_size]
        if drop_last and len(rows) < batch_size:
            return
        yield parts[0][rows] if len(parts) == 1 else tuple(a[rows] for a in parts)
