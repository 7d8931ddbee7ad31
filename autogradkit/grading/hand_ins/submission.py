"""A submission: what one student handed in, as a list of files.

In the folder of hand-ins, every folder is a student's, and so is every archive, `.py` file or notebook
that lies there directly; an LMS's download is sorted by the names it gives, and nbgrader's `submitted/` tree
is a folder per student anyhow. Only regular files are looked at: a link could lead anywhere. A hand-in
that is too large or isn't readable stays in the list, with the reason, so that nobody lacks a row.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from autogradkit.errors import AutogradkitError

from .lms_names import parse_name

__all__ = ["File", "HandIn", "HandIns", "NoHandInsError", "hand_ins"]

SUFFIXES = (".py", ".ipynb")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
FOREIGN = (".rar", ".7z")
MOST_FILES = 1_000
MOST_BYTES = 50_000_000
DEEPEST = 10
NOTED = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)[.\d]*\s*(\S*)")  # nbgrader's timestamp.txt
SKIPPED = {"__pycache__", "__MACOSX", "node_modules"}


class NoHandInsError(AutogradkitError):
    """A folder of hand-ins that isn't there, or has none."""


class File(NamedTuple):
    """One file: where it is, and its name as the student knows it."""

    path: Path
    name: str


@dataclass(frozen=True)
class HandIn:
    """One student's files.

    Attributes
    ----------
    name : str
        The student, as the folder or file is named (in Unicode's composed form).
    files : tuple of File
        `.py` files and notebooks, sorted.
    archives : tuple of File
        What is still to be unpacked.
    reason : str
        Why it can't be graded, or an empty string.
    alone : bool
        Whether it is one file, named after the student and not after an exercise.
    id : str
        The number that an LMS knows the student by.
    late : bool
        Whether the LMS marked it as late.
    submitted : str
        When it was handed in, as nbgrader noted it, or an empty string.
    notes : tuple of str
    """

    name: str
    files: tuple = ()
    archives: tuple = ()
    reason: str = ""
    alone: bool = False
    id: str = ""
    late: bool = False
    submitted: str = ""
    notes: tuple = ()


class HandIns(Sequence):
    """The hand-ins of a class, sorted by name; each is looked into when it is asked for, and not kept.

    Parameters
    ----------
    groups : dict of str to (path or (student, number), list of Path)
        By name: what the name was made of, and all that was handed in under it.
    refused : mapping of str to str
        Why nothing of an entry of the folder was unpacked.
    """

    def __init__(self, groups, refused):
        self.groups, self.refused = groups, refused
        self.names = tuple(sorted(groups, key=lambda name: (name.casefold(), name)))

    def __len__(self):
        return len(self.names)

    def __getitem__(self, index):
        name = self.names[index]
        whose, paths = self.groups[name]
        try:
            one = from_lms(paths, name) if isinstance(whose, tuple) else hand_in(whose, name)
        except OSError as error:  # a batch takes minutes, in which a folder may vanish
            return HandIn(name, reason=f"It can't be read: {error.strerror}.")
        reasons = [self.refused[path.name] for path in paths if path.name in self.refused]
        return replace(one, files=(), archives=(), reason=" ".join(reasons)) if reasons else one


def hand_ins(folder, refused=()):
    """Return the HandIns of a folder.

    Parameters
    ----------
    folder : path
    refused : mapping of str to str
        Why nothing of one of its entries was unpacked.

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
    if (folder / "submitted").is_dir() and (folder / "nbgrader_config.py").is_file():
        folder = folder / "submitted"
    try:
        found = [path for path in sorted(folder.iterdir()) if not is_skipped(path.name)]
    except OSError as error:
        raise NoHandInsError(f"{folder} can't be read: {error.strerror}.") from None
    grouped = {}
    for path in filter(is_hand_in, found):
        told = parse_name(composed_name(path.name))
        grouped.setdefault((told.student, told.id) if told else path, []).append(path)
    return HandIns(named_groups(grouped), dict(refused))


def named_groups(grouped):
    """Return each group of paths, and what it was grouped by, under a name of its own."""
    names = {whose: whose[0] if isinstance(whose, tuple) else student(whose) for whose in grouped}
    taken = [name.casefold() for name in names.values()]
    groups = {}
    for whose, paths in grouped.items():
        name = names[whose]
        if taken.count(name.casefold()) > 1:  # ana.py beside ana.ipynb: each is called by all of its name
            whole = f"{name} ({whose[1]})" if isinstance(whose, tuple) else composed_name(whose.name)
            name = whole if isinstance(whose, tuple) or suffix_of(whose) else name
        number = 1
        while name in groups:
            number += 1
            name = f"{names[whose]} ({number})"
        groups[name] = whose, paths
    return groups


def is_hand_in(path):
    """Whether a folder's entry is somebody's hand-in: a folder, an archive, a `.py` file or a notebook."""
    return bool(suffix_of(path)) or path.is_dir()


def suffix_of(path):
    """Return the ending that makes a file worth reading, or an empty string."""
    name = path.name.lower()
    return next((end for end in (*SUFFIXES, *ARCHIVES, *FOREIGN) if name.endswith(end)), "")


def student(path):
    """Return the student's name: the folder's, or the file's without its ending."""
    whole = path.is_dir() and not path.is_symlink()
    return composed_name(
        path.name if whole else path.name[: len(path.name) - len(suffix_of(path))] or path.name
    )


def composed_name(name):
    """Return a file name in Unicode's composed form, with bytes that aren't text replaced."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())


def hand_in(path, name):
    """Read one entry of the folder of hand-ins."""
    kind = os.lstat(path).st_mode
    if stat.S_ISREG(kind):
        return hand_in_of(name, [File(path, composed_name(path.name))], alone=True)
    if not stat.S_ISDIR(kind):
        return HandIn(name, reason="It is a link or a device, and only regular files are read.")
    return hand_in_of(name, files_below(path, DEEPEST), submitted=noted_time(path))


def from_lms(paths, name):
    """Read the files that an LMS wrote for one student."""
    files, told = [], [parse_name(composed_name(path.name)) for path in paths]
    about = {"id": told[0].id, "late": any(one.late for one in told)}
    for path, one in zip(paths, told):
        kind = os.lstat(path).st_mode
        if stat.S_ISDIR(kind):
            files += files_below(path, DEEPEST)
        elif stat.S_ISREG(kind):
            files.append(File(path, one.file or composed_name(path.name)))
        else:
            return HandIn(name, reason="It is a link or a device, and only regular files are read.", **about)
    return hand_in_of(name, files, **about)


def hand_in_of(name, files, **about):
    """Return a HandIn of these files, or one with the reason why they are not read."""
    files = sorted(files, key=lambda file: file.name)
    foreign = [file.name for file in files if suffix_of(file.path) in FOREIGN]
    if len(files) > MOST_FILES:
        reason = f"It has {len(files)} files; more than {MOST_FILES} are not read."
    elif (size := sum(file.path.lstat().st_size for file in files)) > MOST_BYTES:
        reason = f"It has {size:,} bytes; more than {MOST_BYTES:,} are not read."
    elif foreign and len(foreign) == len(files):
        reason = f"{foreign[0]} is of a kind that can't be opened here. Ask for a .zip."
    else:
        plain = tuple(file for file in files if file.path.suffix.lower() in SUFFIXES)
        packed = tuple(file for file in files if suffix_of(file.path) in ARCHIVES)
        return HandIn(name, plain, packed, **about)
    return HandIn(name, reason=reason, **about)


def files_below(folder, depth, prefix=""):
    """Return the regular files worth reading below a folder, following no link."""
    found = []
    if depth == 0:
        return found
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + composed_name(entry.name)
            if is_skipped(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                found += files_below(Path(entry.path), depth - 1, f"{name}/")
            elif entry.is_file(follow_symlinks=False) and suffix_of(Path(entry.name)):
                found.append(File(Path(entry.path), name))
    return found


def noted_time(folder):
    """Return the moment that nbgrader noted beside a hand-in, the latest of several, as written."""
    noted = []
    for path in (folder / "timestamp.txt", *folder.glob("*/timestamp.txt")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 200:
            match = NOTED.match(path.read_text("utf-8", "replace"))
            noted += [f"{match[1]}T{match[2]} {match[3]}".strip()] if match else []
    return max(noted, default="")


def is_skipped(name):
    """Whether a file or folder is nobody's work: hidden, or left by a program."""
    return name.startswith(".") or name in SKIPPED
