"""The course folder: a learner's lessons, exercises, and what she has written into them.

`autogradkit start my-course` makes one. It is known by its `exercises/` and by `.autogradkit/`, in which the
kit keeps what it must remember. The kit's own checkout has `exercises/` too, but nobody's answers
belong there: from a checkout, answers go to `my-course/` beside it.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from autogradkit.errors import AutogradkitError

from . import sentences
from .catalogue import entries_in, kit_exercises

__all__ = [
    "NOTES",
    "CourseFolder",
    "CourseFolderError",
    "course_around",
    "find",
    "require_course_folder",
    "writable_folder",
]

NOTES = ".autogradkit"


class CourseFolderError(AutogradkitError):
    """There is no course folder where one is needed."""


@dataclass(frozen=True)
class CourseFolder:
    """Where the exercises of one learner are, and whether her answers are kept there."""

    exercises: Path
    keeps_answers: bool = True

    @property
    def root(self):
        """The folder that holds lessons and exercises."""
        return self.exercises.parent

    @property
    def lessons(self):
        """The folder of the lesson notebooks."""
        return self.root / "notebooks"

    def answer(self, entry):
        """Return the file in which an exercise is answered."""
        return self.exercises / entry.key / "rule.py"

    def shown_path(self, path):
        """Write a path as the learner would: from where she stands in the course folder or above it.

        From elsewhere a path of the course begins in the course folder.
        """
        here = Path.cwd()
        if path.is_relative_to(here):
            return path.relative_to(here).as_posix()
        if path.is_relative_to(self.root):
            inside = here.is_relative_to(self.root)
            return Path(os.path.relpath(path, here if inside else self.root)).as_posix()
        return str(path)


def find(start=None):
    """Return the course folder one stands in, or None.

    In this order: the exercises that AUTOGRADKIT_EXERCISES names; the nearest `exercises/` at or above
    `start`; a course folder right below `start`, if there is only one. The kit's own checkout comes last, and
    doesn't keep answers.
    """
    if named := os.environ.get("AUTOGRADKIT_EXERCISES", ""):
        return CourseFolder(Path(named).resolve())
    start = Path(start or Path.cwd()).resolve()
    checkout = None
    for folder in (start, *start.parents):
        if entries_in(folder / "exercises"):
            if not is_kit(folder):
                return CourseFolder(folder / "exercises")
            checkout = CourseFolder(folder / "exercises", keeps_answers=False)
            start = folder
            break
    below = sorted(path.parent for path in start.glob(f"*/{NOTES}") if entries_in(path.parent / "exercises"))
    return CourseFolder(below[0] / "exercises") if len(below) == 1 else checkout


def require_course_folder(folder):
    """Return the CourseFolder that was found; where there is none, raise a sentence on how to make one."""
    if folder is None or not folder.exercises.is_dir():
        raise CourseFolderError(sentences.NO_COURSE_FOLDER)
    return folder


def writable_folder(start=None):
    """Return the course folder that answers are saved in, or None if there is none to be found."""
    folder = find(start)
    if folder is None or folder.keeps_answers:
        return folder
    return CourseFolder(folder.root / "my-course" / "exercises")


def course_around(path):
    """Return the root of the course folder that a path is inside of, or None.

    >>> course_around("/") is None
    True
    """
    inside_of = [folder for folder in Path(path).parents if (folder / NOTES).is_dir()]
    return next((folder for folder in inside_of if entries_in(folder / "exercises")), None)


def is_kit(folder):
    """Say whether a folder is the kit's own checkout."""
    return (folder / "exercises").resolve() == kit_exercises() and (folder / "autogradkit").is_dir()
