"""Formants: where 76 speakers' vowels resonate, measured at Bell Laboratories in 1952."""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

__all__ = ["Vowels", "vowels"]

FILE = Path(__file__).with_name("vowels.csv")

# the word it was read in, as linguists write it, and the name in the file
WORDS = {
    "heed": ("i", "iy"),
    "hid": ("ɪ", "ih"),
    "head": ("ɛ", "eh"),
    "had": ("æ", "ae"),
    "hud": ("ʌ", "ah"),
    "hod": ("ɑ", "aa"),
    "hawed": ("ɔ", "ao"),
    "hood": ("ʊ", "uh"),
    "who'd": ("u", "uw"),
    "heard": ("ɝ", "er"),
}


class Vowels(NamedTuple):
    """A row a recording: frequencies in Hz, which vowel, which speaker, and who speaks."""

    formants: np.ndarray
    vowel: np.ndarray
    speaker: np.ndarray
    who: np.ndarray
    words: tuple = tuple(WORDS)
    ipa: tuple = tuple(sign for sign, name in WORDS.values())


def vowels():
    """Return 1,520 American English vowels: ten words, read twice by each of 76 speakers.

    Returns
    -------
    Vowels
        `formants`, float64 of shape (1520, 4), in Hz: the pitch F0, then the first three resonances of the
        mouth, F1, F2 and F3. `vowel`, int64 of shape (1520,): its number in `words` and `ipa`, which name the
        ten. `speaker`, int64 of shape (1520,): 1 to 76. `who`, of shape (1520,): "man" (33 speakers),
        "woman" (28) or "child" (15).

    Notes
    -----
    Source: G. E. Peterson and H. L. Barney, Control methods used in a study of the vowels, J. Acoust. Soc.
    Am. 24 (1952) 175-184. The rows are those of Praat; R. L. Watrous tells their history, J. Acoust. Soc.
    Am. 89 (1991) 2459-2460.

    Examples
    --------
    >>> data = vowels()
    >>> data.words[data.vowel[0]], data.ipa[data.vowel[0]], str(data.who[0]), data.formants[0]
    ('heed', 'i', 'man', array([ 160.,  240., 2280., 2850.]))
    >>> [len(set(data.speaker[data.who == who].tolist())) for who in ("man", "woman", "child")]
    [33, 28, 15]
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = {name: number for number, (sign, name) in enumerate(WORDS.values())}
    return Vowels(
        formants=np.array([[float(row[f"F{k}"]) for k in range(4)] for row in rows]),
        vowel=np.array([numbers[row["vowel"]] for row in rows]),
        speaker=np.array([int(row["speaker"]) for row in rows]),
        who=np.array([{"m": "man", "w": "woman", "c": "child"}[row["type"]] for row in rows]),
    )
