"""Answered lessons: those of a course in which a `%%exercise` cell holds an answer as it is handed out.

Whoever hands such a lesson in as it came, or has only run it, hands in that answer. Nobody can tell whether
it is hers: so a teacher is told before, and such an answer is told.
"""

import hashlib
from pathlib import PurePosixPath
from typing import NamedTuple

from .source.answer import Source
from .source.cells import SourceError, cells_of
from .source.stubs import is_stub

__all__ = ["AnsweredCell", "answered_cells", "answered_exercises", "own_digest"]

NUMPY = "import numpy as np"  # what is added to a cell that is kept as a file, if it needs it


class AnsweredCell(NamedTuple):
    """A lesson's path in its course, the exercise that one of its cells answers, and the answer's hash."""

    lesson: str
    exercise: str
    digest: str


def answered_cells(root, entries):
    """Return the AnsweredCells in the lessons of a course folder, for some of its Entries."""
    cells = []
    names = {name.lower(): entry for entry in entries for name in entry.names}
    for path in sorted((root / "notebooks").rglob("*.ipynb")):
        lesson = PurePosixPath(path.relative_to(root)).as_posix()
        if any(part.startswith(".") for part in PurePosixPath(lesson).parts):
            continue
        try:
            answers = [(cell, names.get(cell.exercise.lower())) for cell in cells_of(path)]
        except (SourceError, OSError, ValueError):
            continue  # that a lesson can't be read is said where it is run
        for cell, entry in answers:
            if entry and is_written(cell, entry.exercise.functions):
                cells.append(AnsweredCell(lesson, entry.name, own_digest(cell.text)))
    return tuple(cells)


def is_written(cell, functions):
    """Return whether a cell has written at least one of some functions."""
    by_name = Source([cell]).by_name
    return any(not is_stub(b.definitions[name]) for name in functions for b in by_name.get(name, ()))


def own_digest(text):
    """Return the hash of an answer, the same for a cell and for the file that is kept of it.

    >>> own_digest("f = np.exp\\n") == own_digest("import numpy as np\\n\\nf = np.exp")
    True
    """
    return hashlib.sha256(text.strip().removeprefix(NUMPY).strip().encode("utf-8", "replace")).hexdigest()


def answered_exercises(cells):
    """Return the exercises that AnsweredCells answer, by the lesson's path."""
    by_lesson = {}
    for cell in cells:
        by_lesson.setdefault(cell.lesson, []).append(cell.exercise)
    return {lesson: tuple(dict.fromkeys(names)) for lesson, names in by_lesson.items()}
