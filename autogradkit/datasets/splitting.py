"""A split: which rows a model learns from and which it is examined on."""

import numpy as np

__all__ = ["split"]


def split(groups, parts=4, held_out=0, seed=0):
    """Return the rows to train on and the rows to test on; no group has rows in both.

    The groups are shuffled and dealt into `parts` hands of equal size, give or take one. One is held out.

    Parameters
    ----------
    groups : int or array of shape (rows,)
        To which group each row belongs: its speaker, say. A number of rows stands for rows that have nothing
        to do with each other, each a group of its own.
    parts : int
        One row in `parts`, or one group, is for the test.
    held_out : int
        Which hand is for the test, from 0 to `parts - 1`. Over all of them, each row is tested exactly once.
    seed : int
        Other seeds deal differently.

    Returns
    -------
    train, test : int64 arrays
        Row numbers, in order.

    Examples
    --------
    >>> split(6, parts=3)
    (array([0, 1, 2, 5]), array([3, 4]))
    >>> speaker = np.array([7, 7, 7, 8, 8, 9])
    >>> [speaker[test].tolist() for train, test in (split(speaker, 3, k) for k in range(3))]
    [[9], [7, 7, 7], [8, 8]]
    """
    groups = np.arange(groups) if np.ndim(groups) == 0 else np.asarray(groups)
    dealt = np.random.default_rng(seed).permutation(np.unique(groups))
    is_test = np.isin(groups, dealt[held_out::parts])
    return np.flatnonzero(~is_test), np.flatnonzero(is_test)
