"""A folder's own exercises: those that a teacher handed out with their trusted halves, which are programs.

They run only in a folder that has been trusted by its name: by starting it, by opening it with `lab FOLDER`,
or with `autogradkit trust FOLDER`. The folder one stands in may be a hand-in. Graders never look here.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

from autogradkit import files
from autogradkit.course.typed_paths import as_typed

from . import sentences
from .folder import find, is_kit

__all__ = ["VARIABLE", "in_force", "is_trusted", "own_exercises", "trust", "use"]

VARIABLE = "AUTOGRADKIT_EXERCISES"


def own_exercises(root):
    """Return the folder of exercises that came with a course folder, or None if they are all the kit's."""
    exercises = root / "exercises"
    return exercises if not is_kit(root) and any(exercises.glob("*/exercise.py")) else None


def use(start=None):
    """Let the own exercises of the course folder one stands in be the course, if it is trusted.

    Returns whether they are from now on. Where it isn't trusted, a sentence on stderr says what to do.
    """
    place = None if os.environ.get(VARIABLE) else find(start)
    exercises = own_exercises(place.root) if place else None
    if exercises is None:
        return False
    if not is_trusted(place.root):
        print(sentences.NOT_TRUSTED.format(folder=place.root, typed=as_typed(place.root)), file=sys.stderr)
        return False
    os.environ[VARIABLE] = str(exercises)
    return True


@contextlib.contextmanager
def in_force(start=None):
    """Let the own exercises of the course folder one stands in be the course within a `with` statement."""
    used = use(start)
    try:
        yield
    finally:
        if used:
            os.environ.pop(VARIABLE, None)


def is_trusted(root):
    """Return whether a folder has been trusted by the one who sits here."""
    return str(root.resolve()) in trusted_folders()


def trust(root):
    """Note that a folder's own exercises may run; a note that can't be written is not worth an error."""
    folders = sorted({*trusted_folders(), str(Path(root).resolve())})
    with contextlib.suppress(OSError):
        files.write(notes(), json.dumps({"trusted": folders}, indent=1).encode())


def trusted_folders():
    """Return the folders that have been trusted."""
    try:
        folders = json.loads(notes().read_text(encoding="utf-8"))["trusted"]
        return [folder for folder in folders if isinstance(folder, str)]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def notes():
    """Return the file in which trusted folders are noted: the user's own, in no course folder."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or Path.home() / ".config"
    return Path(base) / "autogradkit" / "trusted.json"
