"""Padding: sequences of unequal length as one array, and a mask that says which steps are real."""

import numpy as np

__all__ = ["padded"]


def padded(sequences, steps=None):
    """Return sequences filled up with zeros to one length, and where they are not filled up.

    Parameters
    ----------
    sequences : list of arrays of shape (steps, …)
        The number of steps may differ, the rest of the shape may not.
    steps : int, optional
        How many steps there shall be: those of the longest unless given.

    Returns
    -------
    values : array of shape (sequences, steps, …)
    mask : float64 array of shape (sequences, steps)
        1 where there is a step, 0 where there is padding.

    Examples
    --------
    >>> values, mask = padded([np.array([3.0, 4.0]), np.array([5.0])])
    >>> values
    array([[3., 4.],
           [5., 0.]])
    >>> mask
    array([[1., 1.],
           [1., 0.]])
    """
    lengths = np.array([len(sequence) for sequence in sequences])
    steps = lengths.max() if steps is None else steps
    values = np.zeros((len(sequences), steps, *sequences[0].shape[1:]), sequences[0].dtype)
    for row, sequence in zip(values, sequences):
        row[: len(sequence)] = sequence
    return values, (np.arange(steps) < lengths[:, None]).astype(np.float64)
