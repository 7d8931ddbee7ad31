"""A course folder is a learner's own: lessons, exercises, and what she has written into them.

`autogradkit start my-course` makes one. It is known by its `exercises/` and by `.autogradkit/`, in which the
kit keeps what it must remember. The kit's own checkout has `exercises/` too, but nobody's answers
belong there: from a checkout, answers go to `my-course/` beside it.
"""

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from .catalogue import kit_exercises, numbered

__all__ = ["NOTES", "CourseFolder", "find", "put", "writable"]

NOTES = ".autogradkit"


@dataclass(frozen=True)
class CourseFolder:
    """Where the exercises of one learner are, and whether her answers are kept there."""

    exercises: Path
    own: bool = True

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

    def told(self, path):
        """Write a path as the learner would: from where she stands, if it is below that."""
        for base in (Path.cwd(), self.root):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix()
        return str(path)


def find(start=None):
    """Return the course folder one stands in, or None.

    In this order: the exercises that AUTOGRADKIT_EXERCISES names; the nearest `exercises/` at or above
    `start`; a course folder right below `start`, if there is only one. The kit's own checkout comes last, and
    isn't `own`.
    """
    if named := os.environ.get("AUTOGRADKIT_EXERCISES", ""):
        return CourseFolder(Path(named).resolve())
    start = Path(start or Path.cwd()).resolve()
    checkout = None
    for folder in (start, *start.parents):
        if numbered(folder / "exercises"):
            if not is_kit(folder):
                return CourseFolder(folder / "exercises")
            checkout = CourseFolder(folder / "exercises", own=False)
            start = folder
            break
    below = sorted(path.parent for path in start.glob(f"*/{NOTES}") if numbered(path.parent / "exercises"))
    return CourseFolder(below[0] / "exercises") if len(below) == 1 else checkout


def writable(start=None):
    """Return the course folder that answers are saved in, or None if there is none to be found."""
    folder = find(start)
    if folder is None or folder.own:
        return folder
    return CourseFolder(folder.root / "my-course" / "exercises")


def is_kit(folder):
    """Say whether a folder is the kit's own checkout."""
    return (folder / "exercises").resolve() == kit_exercises() and (folder / "autogradkit").is_dir()


def put(path, data):
    """Write bytes to `path` all or nothing: to a file beside it first, which then takes its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as temporary:
        temporary.write(data)


@contextmanager
def beside(path):
    """Open a file beside `path` that replaces it when all went well, and vanishes when not."""
    temporary = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115
    try:
        with temporary:
            yield temporary
        os.chmod(temporary.name, 0o644)
        os.replace(temporary.name, path)
    except BaseException:
        Path(temporary.name).unlink(missing_ok=True)
        raise
