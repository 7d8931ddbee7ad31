"""Lesson cells: what stands in the code cells of the kit's lessons, by which a learner's own are told.

Of lessons of older kits the cells are known that define what an exercise asks for, by their hashes in
`lesson_cells.txt`: in a course of last year's they are no more of an answer than in one of today's.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from .catalogue import kit_exercises
from .source.cells import SourceError, cells_of

__all__ = ["cells_given", "digest", "given_digests", "is_given", "is_given_in"]

LISTED = Path(__file__).with_suffix(".txt")


@lru_cache
def cells_given(name):
    """Return the texts of the cells of a kit's lesson, by its file's name; none where there is no such.

    >>> "import autogradkit as ag" in "".join(cells_given("00_tour.ipynb"))
    True
    """
    path = kit_exercises().with_name("notebooks") / name
    try:
        return frozenset(cell.text for cell in cells_of(path)) if path.is_file() else frozenset()
    except SourceError:
        return frozenset()


@lru_cache
def given_digests():
    """Return the hashes of the cells, now or earlier, that define what an exercise asks for."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[1] for line in lines if not line.startswith("#"))


def digest(text):
    """Return the hash by which a cell is listed.

    >>> digest("x = 1")
    '8ff436def1451285'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_given_in(name, text):
    """Return whether a notebook that is called so came with a cell of this text, now or earlier."""
    return text in cells_given(name) or digest(text) in given_digests()


def is_given(text):
    """Return whether any of the kit's lessons has a cell with this text; None where it has no lessons."""
    lessons = sorted(path.name for path in kit_exercises().with_name("notebooks").glob("*.ipynb"))
    return any(is_given_in(name, text) for name in lessons) if lessons else None
