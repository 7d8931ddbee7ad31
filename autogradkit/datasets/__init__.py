"""Small real data for the lessons: it comes with the kit, and SOURCES.md says where each file is from.

>>> import autogradkit as ag
>>> images, labels = ag.datasets.digits()
>>> images.shape, labels.shape
((1797, 8, 8), (1797,))
"""

from typing import TYPE_CHECKING

from autogradkit.datasets.census import names
from autogradkit.datasets.formants import Vowels, vowels
from autogradkit.datasets.handwriting import Digits, digits, writers
from autogradkit.datasets.padding import padded
from autogradkit.datasets.splitting import split
from autogradkit.datasets.utterances import Utterances, spoken_vowels
from autogradkit.errors import getattr_of_module

__all__ = [
    "Digits",
    "Utterances",
    "Vowels",
    "digits",
    "names",
    "padded",
    "split",
    "spoken_vowels",
    "vowels",
    "writers",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)
