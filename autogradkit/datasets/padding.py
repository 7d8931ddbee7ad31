"""Padding: sequences of unequal length as one array, and a mask that says which steps are real."""

import numpy as np

__all__ = ["padded"]


def padded(sequences):
    """Return sequences filled up with zeros to the longest, and where they are not filled up.

    Parameters
    ----------
    sequences : list of arrays of shape (steps, …)
        The number of steps may differ, the rest of the shape may not.

    Returns
    -------
    values : array of shape (sequences, longest, …)
    mask : float64 array of shape (sequences, longest)
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
    values = np.zeros((len(sequences), lengths.max(), *sequences[0].shape[1:]), sequences[0].dtype)
    for row, sequence in zip(values, sequences):
        row[: len(sequence)] = sequence
    return values, (np.arange(lengths.max()) < lengths[:, None]).astype(np.float64)
