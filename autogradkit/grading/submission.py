"""A submission: what one student handed in, as a list of files.

In the folder of hand-ins, every folder is a student's, and so is every single `.py` file or notebook
that lies there directly. Only regular files are looked at: a link could lead anywhere. A hand-in
that is too large or isn't readable stays in the list, with the reason, so that nobody lacks a row.
"""

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ..errors import AutogradkitError

__all__ = ["HandIn", "NoHandInsError", "hand_ins"]

SUFFIXES = (".py", ".ipynb")
MOST_FILES = 1_000
MOST_BYTES = 50_000_000
DEEPEST = 10
SKIPPED = {"__pycache__", "__MACOSX", "node_modules"}


class NoHandInsError(AutogradkitError):
    """A folder of hand-ins that isn't there, or has none."""


@dataclass(frozen=True)
class HandIn:
    """One student's files.

    Attributes
    ----------
    name : str
        The student, as the folder or file is named (in Unicode's composed form).
    root : Path
        What file names are told relative to.
    files : tuple of Path
        Its `.py` files and notebooks, sorted.
    reason : str
        Why it can't be graded, or an empty string.
    alone : bool
        Whether it is one file, named after the student and not after an exercise.
    """

    name: str
    root: Path
    files: tuple = ()
    reason: str = ""
    alone: bool = False

    def told(self, path):
        """Return a file's name as the student knows it."""
        return composed(path.relative_to(self.root).as_posix())


def hand_ins(folder):
    """Return the HandIns of a folder, sorted by name.

    Raises
    ------
    NoHandInsError
        If the folder doesn't exist or isn't a folder.
    """
    folder = Path(folder)
    if not folder.exists():
        raise NoHandInsError(f"There is no folder {folder}. Give the folder that holds the hand-ins.")
    if not folder.is_dir():
        raise NoHandInsError(f"{folder} is not a folder. Give the folder that holds the hand-ins.")
    try:
        found = [path for path in sorted(folder.iterdir()) if not skipped(path.name)]
    except OSError as error:
        raise NoHandInsError(f"{folder} can't be read: {error.strerror}.") from None
    named = [(path, student(path)) for path in found if is_hand_in(path)]
    taken = {}
    for _, name in named:
        taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
    # ana.py beside ana.ipynb, or Ana beside ana: then each is called by all of its name
    names = [
        composed(path.name) if taken[name.casefold()] > 1 and path.suffix in SUFFIXES else name
        for path, name in named
    ]
    names = [name if name not in names[:i] else f"{name} ({i})" for i, name in enumerate(names)]
    listed = [hand_in(path, name) for (path, _), name in zip(named, names)]
    return tuple(sorted(listed, key=lambda one: (one.name.casefold(), one.name)))


def is_hand_in(path):
    """Whether a folder's entry is somebody's hand-in: a folder, a `.py` file or a notebook."""
    return path.suffix in SUFFIXES or path.is_dir()


def student(path):
    """Return the student's name: the folder's, or the file's without its ending."""
    whole = path.is_dir() and not path.is_symlink()
    return composed(path.name if whole or path.suffix not in SUFFIXES else path.stem)


def composed(name):
    """Return a file name in Unicode's composed form, with bytes that aren't text replaced."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())


def hand_in(path, name):
    """Read one entry of the folder of hand-ins."""
    kind = os.lstat(path).st_mode
    if stat.S_ISREG(kind):
        return HandIn(name, path.parent, (path,), alone=True)
    if not stat.S_ISDIR(kind):
        return HandIn(name, path.parent, reason="It is a link or a device, and only regular files are read.")
    try:
        files = tuple(sorted(walked(path, DEEPEST)))
    except OSError as error:
        return HandIn(name, path, reason=f"Its folder can't be read: {error.strerror}.")
    if len(files) > MOST_FILES:
        return HandIn(name, path, reason=f"It has {len(files)} files; more than {MOST_FILES} are not read.")
    size = sum(file.stat().st_size for file in files)
    if size > MOST_BYTES:
        return HandIn(name, path, reason=f"It has {size:,} bytes; more than {MOST_BYTES:,} are not read.")
    return HandIn(name, path, files)


def walked(folder, depth):
    """Yield the regular `.py` files and notebooks below a folder, following no link."""
    if depth == 0:
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if skipped(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walked(Path(entry.path), depth - 1)
            elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix in SUFFIXES:
                yield Path(entry.path)


def skipped(name):
    """Whether a file or folder is nobody's work: hidden, or left by a program."""
    return name.startswith(".") or name in SKIPPED
