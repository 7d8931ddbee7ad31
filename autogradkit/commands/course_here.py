"""The course file of the folder in which a teacher stands: what grades and autograders are about.

A folder's own exercises are programs, and where one stands may be a hand-in: they are never run for that. But
to take the kit's in their place would be another course, so a command asks for them by name.
"""

import os
import sys
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import quantity_text
from autogradkit.course import course_file
from autogradkit.course.answered_lessons import answered_exercises
from autogradkit.course.folder import NOTES
from autogradkit.course.own_exercises import VARIABLE, own_exercises
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

__all__ = ["course_file_here", "names_handed_out", "own_course_here", "warn_of_answered"]


def warn_of_answered(cells):
    """Say on stderr which lessons were handed out with an answer in a `%%exercise` cell."""
    for lesson, names in answered_exercises(cells).items():
        said = sentences.ANSWERS_ITSELF.format(lesson=lesson, exercises=", ".join(names))
        print(said, file=sys.stderr)


def names_handed_out(command):
    """Return the names that the course file here lists, and say so; none where there is no such file.

    Raises
    ------
    AutogradkitError
        If the folder has exercises of its own, which `command` doesn't take unnamed.
    """
    path = course_file_here()
    if root := own_course_here():
        about = {
            "folder": root,
            "exercises": as_typed(root / "exercises"),
            "variable": VARIABLE,
            "command": command,
        }
        raise AutogradkitError(sentences.OWN_EXERCISES_BY_VARIABLE.format(**about))
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


def own_course_here(hand_ins=None, below=True):
    """Return the course folder with exercises of its own in which one stands, or right `below` it, or None.

    None too where AUTOGRADKIT_EXERCISES says which exercises are meant, or a course file here does so.
    """
    if os.environ.get(VARIABLE):
        return None
    here, theirs = Path.cwd(), hand_ins and hand_ins.resolve()
    around = [here, *here.parents]
    if below and course_file_here(hand_ins) is None:
        around += sorted(path.parent for path in here.glob(f"*/{NOTES}"))
    own = [root for root in around if own_exercises(root)]
    return next((root for root in own if not theirs or theirs not in (root, *root.parents)), None)
