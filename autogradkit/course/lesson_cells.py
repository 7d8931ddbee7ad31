"""Lesson cells: what stands in the code cells of the kit's lessons, by which a learner's own are told."""

from functools import lru_cache

from .catalogue import kit_exercises
from .source.cells import SourceError, cells_of

__all__ = ["cells_given", "is_given"]


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


def is_given(text):
    """Return whether any of the kit's lessons has a cell with this text; None where it has no lessons."""
    lessons = sorted(path.name for path in kit_exercises().with_name("notebooks").glob("*.ipynb"))
    return any(text in cells_given(name) for name in lessons) if lessons else None
