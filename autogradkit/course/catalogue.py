"""The catalogue of exercises: their folders, by number, and the names that each goes by.

Every exercise has a folder `NN_name`. Its trusted half, `exercise.py`, is Python that the kit runs.
It comes from the kit itself, or from a folder that the teacher named in AUTOGRADKIT_EXERCISES; never from
wherever one happens to stand, because that may be a folder of hand-ins.
"""

import importlib.util
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences

__all__ = ["Entry", "UnknownExerciseError", "entries", "entry", "kit_exercises", "load", "teachers_exercises"]

FOLDER_NAME = re.compile(r"(\d\d)_(\w+)")


class UnknownExerciseError(AutogradkitError, LookupError):
    """An exercise that isn't in the catalogue, or whose folder isn't complete."""


@dataclass(frozen=True)
class Entry:
    """One exercise's place in the catalogue: `02_mul` has number 2 and name `mul`."""

    number: int
    name: str
    folder: Path

    @property
    def key(self):
        """The name of its folder, `02_mul`."""
        return self.folder.name

    @property
    def names(self):
        """Every name it goes by."""
        return frozenset({self.name, self.key, self.exercise.id, f"{self.number:02d}", str(self.number)})

    @property
    def exercise(self):
        """The Exercise itself, read from `exercise.py`."""
        return exercise_in(self.folder)

    @property
    def stub(self):
        """The text that a learner starts from."""
        return (self.folder / "rule.py").read_text(encoding="utf-8")


def kit_exercises():
    """Return the folder of the kit's own exercises: in a checkout, or inside the installed package."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package.parent / "exercises", package / "exercises"):
        if entries_in(folder):
            return folder
    raise UnknownExerciseError(sentences.KIT_IS_INCOMPLETE)


def entries(folder=None):
    """Return the Entries of a folder of exercises, in course order.

    Without `folder`: the one that AUTOGRADKIT_EXERCISES names, if exercises with a trusted half are
    in it, else the kit's.
    """
    return entries_in(Path(folder or teachers_exercises() or kit_exercises()))


def teachers_exercises():
    """Return the folder that AUTOGRADKIT_EXERCISES names, if trusted halves are in it, or None."""
    named = os.environ.get("AUTOGRADKIT_EXERCISES", "")
    return Path(named) if named and any(Path(named).glob("*/exercise.py")) else None


def entries_in(folder):
    """Return the Entries among a folder's subfolders, sorted by number."""
    if not folder.is_dir():
        return ()
    folders = [(FOLDER_NAME.fullmatch(path.name), path) for path in folder.iterdir() if path.is_dir()]
    listed = [Entry(int(match[1]), match[2], path) for match, path in folders if match]
    return tuple(sorted(listed, key=lambda e: (e.number, e.name)))


def entry(name, folder=None):
    """Return the Entry that goes by `name`: "mul", "B2", "02", 2, "02_mul" or a path that ends so.

    Raises
    ------
    UnknownExerciseError
        With the nearest name, if there is one.

    >>> entry("mul").key == entry("B2").key == entry("2").key == entry("exercises/02_mul/").key
    True
    """
    known = entries(folder)
    wanted = str(name).strip().rstrip("/\\")
    last = re.split(r"[/\\]", wanted)[-1]
    for e in known:
        if last.lower() in (e.name, e.key) or (last.isdecimal() and int(last) == e.number):
            return e
    for e in known:  # ids stand inside the exercises, which need NumPy to be read
        if e.exercise.id.lower() == last.lower():
            return e
    there_are = sentences.THERE_ARE_EXERCISES.format(names=", ".join(e.name for e in known))
    if not wanted:
        raise UnknownExerciseError(sentences.WHICH_EXERCISE.format(known=there_are))
    guess = did_you_mean(last.lower(), [e.name for e in known] + [e.key for e in known])
    raise UnknownExerciseError(sentences.NO_EXERCISE.format(name=wanted, guess=guess or there_are))


def load(name, folder=None):
    """Return the Exercise that goes by `name`; see `entry`.

    >>> load("mul").functions
    ('backward',)
    """
    return entry(name, folder).exercise


@lru_cache
def exercise_in(folder):
    """Run a folder's `exercise.py` and return the Exercise it defines."""
    path = folder / "exercise.py"
    if not path.is_file():
        raise UnknownExerciseError(sentences.NO_TRUSTED_HALF.format(folder=folder))
    spec = importlib.util.spec_from_file_location(f"autogradkit_exercise_{folder.name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "exercise"):
        raise UnknownExerciseError(sentences.NO_EXERCISE_DEFINED.format(path=path))
    return module.exercise
