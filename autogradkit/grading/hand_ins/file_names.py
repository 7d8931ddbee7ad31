"""File names of hand-ins: how they are shown, and what they say of a file: work, an archive, or nobody's."""

import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import NamedTuple

from autogradkit.checking.quotations import learners_words
from autogradkit.grading import sentences

__all__ = [
    "ARCHIVES",
    "FOREIGN",
    "SUFFIXES",
    "TIME_NOTE",
    "File",
    "composed_name",
    "is_hand_in",
    "is_link_or_device",
    "is_skipped",
    "shown_name",
    "student_of",
    "suffix_of",
    "why_unused",
    "without_course_files",
]

SUFFIXES = (".py", ".ipynb")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
FOREIGN = (".rar", ".7z")
LONGEST_PATH = 1_000  # characters of a file's name that are looked at; most have 30
TIME_NOTE = "timestamp.txt"  # nbgrader's, in submitted/STUDENT/ASSIGNMENT/
COURSE_FILE = re.compile(
    r"(?P<root>(.*/)?)exercises/\d\d_\w+/(README\.md|hints\.md|picture\.svg|rule\.py(\.\d+)?)"
)
SKIPPED = {"__pycache__", "__macosx", "node_modules", "thumbs.db", "ehthumbs.db", "desktop.ini"}


class File(NamedTuple):
    """One file: where it is, and its name as the student knows it."""

    path: Path
    name: str


def is_link_or_device(path):
    """Return whether a path leads elsewhere, or to what can be waited for, as a pipe is; False if it is gone.

    Files are listed long before they are opened, and somebody may replace one meanwhile.
    """
    return os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode)


def is_hand_in(path):
    """Whether a folder's entry is somebody's hand-in: a folder, an archive, a `.py` file or a notebook."""
    return bool(suffix_of(path)) or path.is_dir()


def suffix_of(path):
    """Return the ending that makes a file worth reading, or an empty string."""
    name = path.name.lower()
    return next((end for end in (*SUFFIXES, *ARCHIVES, *FOREIGN) if name.endswith(end)), "")


def student_of(path):
    """Return the student's name: the folder's, or the file's without its ending."""
    whole = path.is_dir() and not path.is_symlink()
    if whole:
        return composed_name(path.name)
    ending = suffix_of(path) or path.suffix
    return composed_name(path.name[: len(path.name) - len(ending)] or path.name)


def composed_name(name):
    """Return a file name in Unicode's composed form, with bytes that aren't text replaced."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())


def shown_name(name):
    """Return a file's name as it may be shown, and quoted: one line, printable, not endless."""
    return learners_words(composed_name(name), LONGEST_PATH)


def why_unused(name):
    """Return the sentence that says why a file isn't read."""
    if name.rpartition("/")[2] == TIME_NOTE:
        return sentences.TIME_OF_HER_OWN.format(name=name)
    if name.lower().endswith((*ARCHIVES, *FOREIGN)):
        kind = sentences.FOREIGN_ARCHIVE if name.lower().endswith(FOREIGN) else sentences.ARCHIVE_IN_ARCHIVE
        return kind.format(name=name)
    return sentences.NOT_READ_KIND.format(name=name)


def without_course_files(names, there):
    """Return file names without those that came with a course folder, or that the kit keeps beside an answer.

    `there` are all names of the hand-in: a README.md is the course's own where exercises lie beside it.

    >>> course = [
    ...     "my/README.md",
    ...     "my/notes.md",
    ...     "my/exercises/02_mul/rule.py",
    ...     "my/exercises/02_mul/rule.py.1",
    ...     "my/exercises/02_mul/hints.md",
    ... ]
    >>> without_course_files(course, course)
    ['my/notes.md']
    """
    roots = {found["root"] for name in there if (found := COURSE_FILE.fullmatch(name))}
    own = {root + name for root in roots for name in ("README.md", "course.toml")}
    return [name for name in names if name not in own and not COURSE_FILE.fullmatch(name)]


def is_skipped(name):
    """Whether a file or folder is nobody's work: hidden, or left by a program."""
    return name.startswith(".") or name.lower() in SKIPPED
