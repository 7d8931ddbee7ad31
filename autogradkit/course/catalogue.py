"""The catalogue of exercises: their folders, by number, and the names that each goes by.

Every exercise has a folder `NN_name`. Its trusted half, `exercise.py` and the Python beside it, is run by the
kit; its hints are the paragraphs of `hints.md`. It comes from the kit itself, or from a folder that the
teacher named in AUTOGRADKIT_EXERCISES; never from wherever one happens to stand, because that may be a
folder of hand-ins.
"""

import hashlib
import importlib
import os
import re
import sys
from base64 import b64encode
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from autogradkit.checking import Exercise
from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences
from .companions import companions, trusted_programs
from .exercise_faults import said_of, text_of
from .source.exercise_name import last_name
from .typed_paths import as_typed

__all__ = [
    "KEPT_STUBS",
    "Entry",
    "UnknownExerciseError",
    "course_meant",
    "entries",
    "entry",
    "few_names",
    "kit_exercises",
    "load",
    "misnamed",
    "teachers_exercises",
]

FOLDER_NAME = re.compile(r"(\d\d)_(\w+)")
KEPT_STUBS = ".autogradkit/stubs"  # in a course folder with exercises of its own
MOST_NAMED = 8  # in a sentence
PICTURES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif"}  # → type
HINT = re.compile(r"^\d+\. ", re.MULTILINE)  # a hint begins so, on a line of its own


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
        """The Exercise itself, read from `exercise.py`, with its name and its hints."""
        return exercise_in(self.folder)

    @property
    def trusted_files(self):
        """The files on which a grade depends: `exercise.py` and the Python that it imports from beside it."""
        return trusted_programs(self.folder)

    @property
    def companions(self):
        """The files that go with an exercise: pictures of its statement, data that it reads; sorted."""
        return companions(self.folder, self.trusted_files)

    @property
    def handed_out(self):
        """The files that learners get of an exercise that is judged where they are; sorted."""
        texts = [self.folder / name for name in ("README.md", "hints.md", "rule.py")]
        return sorted(path for path in (*texts, *self.trusted_files, *self.companions) if path.is_file())

    @property
    def pictures(self):
        """The pictures that its statement shows, by the name that it calls them by."""
        named = {path.relative_to(self.folder).as_posix(): path for path in self.companions}
        return {name: path for name, path in named.items() if path.suffix.lower() in PICTURES}

    @property
    def stub(self):
        """The text that a learner starts from."""
        return text_of(self.stub_file)

    @property
    def statement(self):
        """The text of the statement."""
        return text_of(self.folder / "README.md")

    @property
    def statement_with_pictures(self):
        """The text of the statement, its pictures inside."""
        text = self.statement
        for name, picture in self.pictures.items():
            kind, data = PICTURES[picture.suffix.lower()], b64encode(picture.read_bytes()).decode()
            text = text.replace(f"]({name})", f"](data:image/{kind};base64,{data})")
        return text

    @property
    def stub_file(self):
        """The file of that text: `rule.py`, or what was kept of it where `rule.py` is a learner's own."""
        kept = self.folder.parent.parent / KEPT_STUBS / f"{self.key}.txt"
        return kept if kept.is_file() else self.folder / "rule.py"


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
    """Return the folder that AUTOGRADKIT_EXERCISES names, if trusted halves are in it, or None.

    Raises
    ------
    UnknownExerciseError
        If there are no exercises at all in that folder: the kit's are another course.
    """
    named = os.environ.get("AUTOGRADKIT_EXERCISES", "")
    if named and not entries_in(Path(named)):
        seen_from = "" if Path(named).is_absolute() else sentences.SEEN_FROM.format(here=Path.cwd())
        raise UnknownExerciseError(sentences.NO_EXERCISES_NAMED.format(folder=named) + seen_from)
    return Path(named) if named and any(Path(named).glob("*/exercise.py")) else None


def entries_in(folder):
    """Return the Entries among a folder's subfolders, sorted by number."""
    if not folder.is_dir():
        return ()
    folders = [(FOLDER_NAME.fullmatch(path.name), path) for path in folder.iterdir() if path.is_dir()]
    listed = [Entry(int(match[1]), match[2], path) for match, path in folders if match]
    return tuple(sorted(listed, key=lambda e: (e.number, e.name)))


def misnamed(folder):
    """Return the names of the folders in a folder that hold an exercise and aren't called as one, sorted."""
    found = (path.parent.name for path in folder.glob("*/exercise.py"))
    return sorted(name for name in found if not FOLDER_NAME.fullmatch(name))


def entry(name, folder=None):
    """Return the Entry that goes by `name`: "mul", "B2", "02", 2, "02_mul" or a path that ends so.

    A teacher's own exercises come first, and the kit's own are known beside them: its lessons lead there.

    Raises
    ------
    UnknownExerciseError
        With the nearest name, if there is one.

    >>> entry("mul").key == entry("B2").key == entry("2").key == entry("exercises/02_mul/").key
    True
    """
    known = entries(folder)
    wanted = "" if callable(name) else str(name).strip().rstrip("/\\")
    last = last_name(wanted)
    beside = entries_in(kit_exercises()) if folder is None and teachers_exercises() else ()
    for e in (named_in(known, last), named_in(beside, last)):
        if e is not None:
            return e
    there_are = few_names(known)
    if not wanted:
        raise UnknownExerciseError(sentences.WHICH_EXERCISE.format(known=there_are))
    names = [n for e in known for n in (e.name, e.key)]
    guess = course_meant(wanted) or did_you_mean(last.lower(), names)
    if not guess and (first := named_in(known, wanted.split()[0])):  # a name, and more behind it
        guess = did_you_mean(first.name, names)
    raise UnknownExerciseError(sentences.NO_EXERCISE.format(name=wanted, guess=guess or there_are))


def course_meant(word):
    """Return where to go, if what should be an exercise is a course folder, or an empty text."""
    if not word or not entries_in(Path(word) / "exercises"):
        return ""
    return sentences.COURSE_MEANT.format(typed=as_typed(Path(word)))


def few_names(listed):
    """Return a sentence with the names of some exercises: all of them if they are few."""
    names = ", ".join(e.name for e in listed[:MOST_NAMED])
    if len(listed) <= MOST_NAMED:
        return sentences.THERE_ARE_EXERCISES.format(names=names)
    return sentences.THERE_ARE_MORE.format(names=names, more=len(listed) - MOST_NAMED)


def named_in(listed, name):
    """Return the Entry among some that goes by a name, or None."""
    for e in listed:
        if name.lower() in (e.name, e.key) or (name.isdecimal() and int(name) == e.number):
            return e
    # ids stand inside the exercises, which need NumPy to be read
    return next((e for e in listed if e.exercise.id.lower() == name.lower()), None)


def load(name, folder=None):
    """Return the Exercise that goes by `name`; see `entry`.

    >>> load("mul").functions
    ('backward',)
    """
    return entry(name, folder).exercise


def exercise_in(folder):
    """Run a folder's `exercise.py` and return the Exercise it defines, with the folder's name and hints.

    Raises
    ------
    ExerciseFileError
        If it can't be run: with its line, and what was raised.
    """
    with said_of(folder):
        return exercise_at(folder, folder.absolute())


@lru_cache
def exercise_at(folder, place):
    """Return the Exercise of a folder; `place` is its whole path: `folder` is seen from here."""
    exercise = getattr(module_at(folder, place, "exercise"), "exercise", None)
    if not isinstance(exercise, Exercise):
        raise UnknownExerciseError(sentences.NO_EXERCISE_DEFINED.format(path=folder / "exercise.py"))
    match = FOLDER_NAME.fullmatch(folder.name)
    name = exercise.name or (match[2] if match else folder.name)
    return replace(exercise, name=name, hints=exercise.hints or hints_in(folder))


def module_in(folder, name):
    """Import one module of a folder, which may import its neighbours: `from .driver import drive`."""
    return module_at(folder, folder.absolute(), name)


@lru_cache
def module_at(folder, place, name):
    """Import one module of a folder whose whole path is `place`."""
    if not (folder / f"{name}.py").is_file():
        raise UnknownExerciseError(sentences.NO_TRUSTED_HALF.format(folder=folder, name=name))
    mark = hashlib.sha256(str(place).encode()).hexdigest()[:8]
    package = ModuleType(f"autogradkit_exercise_{folder.name}_{mark}")
    package.__path__ = [str(place)]
    sys.modules.setdefault(package.__name__, package)
    return importlib.import_module(f"{package.__name__}.{name}")


def hints_in(folder):
    """Return the hints of a folder's `hints.md`: each begins with its number, and is one paragraph."""
    path = folder / "hints.md"
    text = text_of(path) if path.is_file() else ""
    return tuple(" ".join(part.split()) for part in HINT.split(text)[1:])
