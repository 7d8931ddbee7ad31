"""Utterances: two Japanese vowels in one breath, spoken 640 times by nine men."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["Utterances", "spoken_vowels"]

FILE = Path(__file__).with_name("spoken_vowels.npz")


class Utterances(NamedTuple):
    """A list of arrays of shape (frames, 12), one an utterance, and who speaks, of shape (utterances,)."""

    cepstra: list
    speaker: np.ndarray


def spoken_vowels():
    """Return the Japanese vowels /ae/ of nine speakers, to be told apart by their voices.

    Returns
    -------
    train, test : Utterances
        270 utterances (30 a speaker) and, recorded on other occasions, 370 (24 to 88 a speaker).
        `cepstra` is a list of float64 arrays of shape (frames, 12) with 7 to 29 frames: a frame is 25.6 ms of
        sound, the next begins 6.4 ms later, and its 12 numbers, the LPC cepstrum, have no unit: they describe
        the shape of the spectrum, from coarse to fine. `speaker`, int64 of shape (utterances,): 0 to 8.

    Notes
    -----
    Source: M. Kudo, J. Toyama and M. Shimbo, Multidimensional curve classification using passing-through
    regions, Pattern Recognition Letters 20 (1999) 1103-1111.

    Examples
    --------
    >>> train, test = spoken_vowels()
    >>> len(train.cepstra), len(test.cepstra), train.cepstra[0].shape
    (270, 370, (20, 12))
    >>> np.bincount(test.speaker)
    array([31, 35, 88, 44, 29, 24, 40, 50, 29])
    """
    with np.load(FILE) as file:
        return tuple(utterances(file, part) for part in ("train", "test"))


def utterances(file, part):
    """Return one part: its frames stand one below the other in the file, as millionths."""
    ends = np.cumsum(file[f"{part}_frames"])
    cepstra = np.split(file[f"{part}_cepstra"] / 1e6, ends[:-1])
    return Utterances(cepstra, file[f"{part}_speaker"].astype(np.int64))
