"""Handwriting: 1,797 digits that thirteen people wrote, as images of 8 by 8 pixels."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["Digits", "digits", "writers"]

FILE = Path(__file__).with_name("digits.npz")
# Where another hand begins. Source: the scikit-learn MOOC (INRIA), "Sample grouping", with 14 runs of rows.
FIRST_ROWS = (0, 130, 256, 386, 516, 646, 776, 915, 1029, 1157, 1287, 1415, 1545, 1667)


class Digits(NamedTuple):
    """Images of shape (1797, 8, 8), and the digit each one shows, of shape (1797,)."""

    images: np.ndarray
    labels: np.ndarray


def digits():
    """Return 1,797 handwritten digits and what they are.

    Returns
    -------
    Digits
        `images`, float64 of shape (1797, 8, 8): how much of a pixel is ink, from 0 (paper) to 1. A form was
        scanned at 32 by 32 points, black or white; a pixel here is a block of 4 by 4 of them.
        `labels`, int64 of shape (1797,): the digit, 0 to 9.

    Notes
    -----
    The images stand one writer after the other. An exam on any rows is easier than one on strangers: give
    `split` the groups of `writers`.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, 1998 (the test part).

    Examples
    --------
    >>> images, labels = digits()
    >>> int(labels[0])
    0
    >>> print((16 * images[0]).astype(int))
    [[ 0  0  5 13  9  1  0  0]
     [ 0  0 13 15 10 15  5  0]
     [ 0  3 15  2  0 11  8  0]
     [ 0  4 12  0  0  8  8  0]
     [ 0  5  8  0  0  9  8  0]
     [ 0  4 11  0  1 12  7  0]
     [ 0  2 14  5 10 12  0  0]
     [ 0  0  6 13 10  0  0  0]]
    """
    with np.load(FILE) as file:
        return Digits(file["images"] / 16.0, file["labels"].astype(np.int64))


def writers():
    """Return which of fourteen groups of rows each image of `digits` is from; no group is by two people.

    Returns
    -------
    int64 array of shape (1797,)
        0 to 13, to be given to `split`.

    Notes
    -----
    The file does not say who wrote which, only that thirteen people did. The rows are in the order in which
    they were collected, and the change from one hand to the next can be seen; one person may have two groups.

    Examples
    --------
    >>> import numpy as np
    >>> np.bincount(writers())
    array([130, 126, 130, 130, 130, 130, 139, 114, 128, 130, 128, 130, 122, 130])
    """
    return np.repeat(np.arange(len(FIRST_ROWS)), np.diff([*FIRST_ROWS, 1797]))
