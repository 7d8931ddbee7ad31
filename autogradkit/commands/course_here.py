"""The course file of the folder in which a teacher stands: what grades and autograders are about."""

import sys
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import quantity_text
from autogradkit.course import course_file

__all__ = ["course_file_here", "names_handed_out"]


def names_handed_out():
    """Return the names that the course file here lists, and say so; none where there is no such file."""
    path = course_file_here()
    listed = course_file.listed_entries(path) if path else None
    if listed is None:
        return []
    exercises = quantity_text(len(listed), "exercise")
    print(sentences.TAKEN_AS_LISTED.format(path=path, exercises=exercises), file=sys.stderr)
    return [one.name for one in listed]


def course_file_here(hand_ins=None):
    """Return the course file of the folder one stands in, of one above or right below it, or None.

    Hand-ins are no place to look: a student may hand in a course file, too.
    """
    here, theirs = Path.cwd(), hand_ins and hand_ins.resolve()
    above = [folder / course_file.NAME for folder in (here, *here.parents)]
    below = sorted(here.glob(f"*/{course_file.NAME}"))
    known = [path for path in above if path.is_file()][:1] or (below if len(below) == 1 else [])
    inside = [path for path in known if theirs and theirs in (path.parent, *path.parent.parents)]
    return None if inside or not known else known[0]
