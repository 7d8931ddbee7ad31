"""A submission: what one student handed in, as a list of files.

In the folder of hand-ins, every folder is a student's, and so is every archive, `.py` file or notebook
that lies there directly; an LMS's download is sorted by the names it gives; a file of another kind is a
hand-in that can't be read, unless its name says whose it is; and nbgrader's `submitted/` tree is a folder
per student, with the time of handing in at the one place where nbgrader notes it. No other file or name
in a hand-in says when it came: students write those. Only regular files are looked at: a link could lead
anywhere. A hand-in that is too large or isn't readable stays in the list, with the reason, so that nobody
lacks a row.
"""

import os
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from autogradkit.checking.quotations import learners_words, one_line
from autogradkit.course.source.answer import first_few
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences
from autogradkit.grading.times import parse_time

from .lms_names import parse_names

__all__ = ["File", "HandIn", "HandIns", "NoHandInsError", "hand_ins"]

SUFFIXES = (".py", ".ipynb")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
FOREIGN = (".rar", ".7z")
MOST_FILES = 1_000
MOST_BYTES = 50_000_000
DEEPEST = 10
LONGEST_PATH = 1_000  # characters of a file's name that are looked at; most have 30
MOST_ENTRIES = 20_000  # files and folders of one hand-in, of whatever kind
PROGRAMS_OWN = {"feedback.html", "Thumbs.db", "desktop.ini"}
NBGRADERS = {"submitted", "source", "release", "autograded", "feedback", "nbgrader_config.py"}
NOTED = "timestamp.txt"  # nbgrader's, in submitted/STUDENT/ASSIGNMENT/
SKIPPED = {"__pycache__", "__MACOSX", "node_modules"}


class NoHandInsError(AutogradkitError):
    """A folder of hand-ins that isn't there, or has none."""


class TooManyEntriesError(Exception):
    """A folder that holds more than is looked through."""


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
        Whether it is one notebook or `.py` file, named after the student and not after an exercise.
    id : str
        The number that an LMS knows the student by.
    late : bool
        Whether the LMS marked it as late.
    submitted : str
        When it was handed in, as nbgrader noted it; or the name of a file that says so and isn't believed;
        or an empty string.
    notes : tuple of str
    unused : tuple of str
        Why files weren't read, in sentences.
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
    unused: tuple = ()


class HandIns(Sequence):
    """The hand-ins of a class, sorted by name; each is looked into when it is asked for, and not kept.

    Parameters
    ----------
    groups : dict of str to (path or (student, number), list of (Path, LmsName or None))
        By name: what the name was made of, and all that was handed in under it.
    refused : mapping of str to str
        Why nothing of an entry of the folder was unpacked.
    nbgraders : bool
        Whether nbgrader collected them, and noted when.
    """

    def __init__(self, groups, refused, nbgraders=False):
        self.groups, self.refused, self.nbgraders = groups, refused, nbgraders
        self.names = tuple(sorted(groups, key=lambda name: (name.casefold(), name)))

    def __len__(self):
        return len(self.names)

    def __getitem__(self, index):
        name = self.names[index]
        whose, paths = self.groups[name]
        try:
            if isinstance(whose, tuple):
                one = from_lms(paths, name)
            else:
                beside = [path for path, _ in paths if path != whose]
                one = hand_in(whose, name, beside, self.nbgraders)
        except OSError as error:  # a batch takes minutes, in which a folder may vanish
            return HandIn(name, reason=sentences.UNREADABLE_HAND_IN.format(reason=error.strerror))
        reasons = [self.refused[path.name] for path, _ in paths if path.name in self.refused]
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
        If the folder doesn't exist, isn't a folder, or can be read as two kinds of class.
    """
    folder = Path(folder)
    if not folder.exists():
        raise NoHandInsError(sentences.NO_FOLDER.format(folder=folder))
    if not folder.is_dir():
        raise NoHandInsError(sentences.NOT_A_FOLDER.format(folder=folder))
    entries = entries_of(folder)
    if nbgraders := is_nbgraders(folder, entries):
        folder = folder if folder.resolve().name == "submitted" else folder / "submitted"
        groups = {path: [(path, None)] for path in entries_of(folder)}
        return HandIns(named_groups(groups), dict(refused), nbgraders)
    readable = [path for path in entries if is_hand_in(path)]
    lms_names = dict(zip(entries, parse_names([composed_name(path.name) for path in entries]), strict=True))
    if not all(lms_names.values()):  # what nobody can read doesn't keep the others from being Canvas's
        again = parse_names([composed_name(path.name) for path in readable])
        lms_names |= dict(zip(readable, again, strict=True))
    if not readable and not any(lms_names.values()):
        return HandIns({}, {})
    return HandIns(named_groups(grouped(entries, lms_names)), dict(refused))


def entries_of(folder):
    """Return the paths in a folder, without those that are nobody's work."""
    try:
        return [path for path in sorted(folder.iterdir()) if not is_skipped(path.name)]
    except OSError as error:
        raise NoHandInsError(sentences.CANT_BE_READ.format(name=folder, reason=error.strerror)) from None


def is_nbgraders(folder, entries):
    """Return whether a folder is an nbgrader course, or its `submitted/`.

    Raises
    ------
    NoHandInsError
        If hand-ins lie beside what an nbgrader course has: two of them may only be called like it.
    """
    here = folder.resolve()
    if here.name == "submitted" and (here.parent / "nbgrader_config.py").is_file():
        return True
    if not (folder / "submitted").is_dir() or not (folder / "nbgrader_config.py").is_file():
        return False
    for path in entries:
        if path.name not in NBGRADERS and is_hand_in(path):
            about = {"folder": folder, "name": shown_name(path.name)}
            raise NoHandInsError(sentences.COURSE_OR_CLASS.format(**about))
    return True


def grouped(entries, lms_names):
    """Return the paths of each student, by the path or the (student, number, LMS) that they belong to."""
    groups = {}
    for path in entries:
        if one := lms_names[path]:
            groups.setdefault((one.student, one.id), []).append((path, one))
        elif is_hand_in(path):
            groups.setdefault(path, []).append((path, None))
    owners = {student(path).casefold(): path for path in reversed(groups) if isinstance(path, Path)}
    for path in entries:
        if not lms_names[path] and not is_hand_in(
            path
        ):  # ana.pdf beside ana.py is hers; alone it is a hand-in
            groups.setdefault(owners.get(composed_name(path.stem).casefold(), path), []).append((path, None))
    return groups


def named_groups(grouped):
    """Return each group of paths, and what it was grouped by, under a name of its own."""
    raw = {whose: whose[0] if isinstance(whose, tuple) else student(whose) for whose in grouped}
    names = {whose: one_line(name) for whose, name in raw.items()}
    taken = [name.casefold() for name in names.values()]
    groups = {}
    # a name that had to be changed to be shown, or that only looks like another's, takes nobody's
    as_written = sorted(grouped.items(), key=lambda item: names[item[0]] != raw[item[0]])
    for whose, paths in as_written:
        name = names[whose]
        if taken.count(name.casefold()) > 1:  # ana.py beside ana.ipynb: each is called by all of its name
            whole = (
                f"{name} ({whose[1]})" if isinstance(whose, tuple) else one_line(composed_name(whose.name))
            )
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


def hand_in(path, name, beside=(), nbgraders=False):
    """Read one entry of the folder of hand-ins.

    `beside` it lie files of hers that can't be read; `nbgraders` says that nbgrader made the folder.
    """
    kind = os.lstat(path).st_mode
    if stat.S_ISREG(kind):
        return hand_in_of(name, files_of([path, *beside]), alone=suffix_of(path) not in ARCHIVES)
    if not stat.S_ISDIR(kind):
        return HandIn(name, reason=sentences.LINK_OR_DEVICE)
    try:
        files = [*files_below(path), *files_of(beside)]
    except TooManyEntriesError:
        return HandIn(name, reason=sentences.TOO_MANY_ENTRIES.format(most=MOST_ENTRIES))
    if nbgraders:
        return hand_in_of(name, without_times(files), submitted=noted_time(path))
    own = any(file.path.name == NOTED for file in files)
    return hand_in_of(name, files, submitted=NOTED if own else "")


def from_lms(paths, name):
    """Read the files that an LMS wrote for one student."""
    files, about = [], {"id": paths[0][1].id, "late": any(one.late for _, one in paths)}
    if paths[0][1].ambiguous:
        return HandIn(name, reason=sentences.WHOSE_IS_IT)
    for path, one in paths:
        kind = os.lstat(path).st_mode
        if stat.S_ISDIR(kind):
            try:
                files += files_below(path)
            except TooManyEntriesError:
                return HandIn(name, reason=sentences.TOO_MANY_ENTRIES.format(most=MOST_ENTRIES), **about)
        elif stat.S_ISREG(kind):
            files.append(File(path, shown_name(one.file or path.name)))
        else:
            return HandIn(name, reason=sentences.LINK_OR_DEVICE, **about)
    return hand_in_of(name, files, **about)


def hand_in_of(name, files, **about):
    """Return a HandIn of these files, or one with the reason why they are not read."""
    files = sorted(files, key=lambda file: file.name)
    foreign = [file.name for file in files if suffix_of(file.path) in FOREIGN]
    unread = [file.name for file in files if not suffix_of(file.path)]
    files = [file for file in files if suffix_of(file.path)]
    about["unused"] = tuple(first_few([why_unused(name) for name in (*foreign, *unread)]))
    if len(files) > MOST_FILES:
        reason = sentences.TOO_MANY_FILES_HANDED_IN.format(count=len(files), most=MOST_FILES)
    elif (size := sum(file.path.lstat().st_size for file in files)) > MOST_BYTES:
        reason = sentences.TOO_LARGE_HAND_IN.format(size=size, most=MOST_BYTES)
    elif foreign and len(foreign) == len(files):
        reason = sentences.FOREIGN_ARCHIVE.format(name=foreign[0])
    elif unread and not files:
        reason = sentences.NOTHING_READABLE.format(names=", ".join(first_few(unread)))
    else:
        plain = tuple(file for file in files if file.path.suffix.lower() in SUFFIXES)
        packed = tuple(file for file in files if suffix_of(file.path) in ARCHIVES)
        return HandIn(name, plain, packed, **about)
    return HandIn(name, reason=reason, **about)


def files_of(paths):
    """Return regular files that lie in the folder of hand-ins itself."""
    return [File(path, shown_name(path.name)) for path in paths if stat.S_ISREG(os.lstat(path).st_mode)]


def why_unused(name):
    """Return the sentence that says why a file isn't read."""
    if name.rpartition("/")[2] == NOTED:
        return sentences.TIME_OF_HER_OWN.format(name=name)
    if name.lower().endswith((*ARCHIVES, *FOREIGN)):
        kind = sentences.FOREIGN_ARCHIVE if name.lower().endswith(FOREIGN) else sentences.ARCHIVE_IN_ARCHIVE
        return kind.format(name=name)
    return sentences.NOT_READ_KIND.format(name=name)


def files_below(folder, depth=DEEPEST, prefix="", room=None):
    """Return the regular files below a folder, following no link, without those that programs leave.

    Raises
    ------
    TooManyEntriesError
        If there is `room` for fewer than the folder holds.
    """
    found, room = [], room or [MOST_ENTRIES]
    if depth == 0:
        return found
    with os.scandir(folder) as entries:
        for entry in entries:
            room[0] -= 1
            if room[0] < 0:
                raise TooManyEntriesError
            name = prefix + shown_name(entry.name)
            if is_skipped(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                found += files_below(Path(entry.path), depth - 1, f"{name}/", room)
            elif entry.is_file(follow_symlinks=False) and entry.name not in PROGRAMS_OWN:
                found.append(File(Path(entry.path), name))
    return found


def noted_time(folder):
    """Return the moment that nbgrader noted beside a student's assignment, the latest of several, as written.

    What can't be read goes before all, for a person has to look at it; a note that is no small file counts
    as such, under its own name.
    """
    noted = []
    for assignment in folder.iterdir():
        path = assignment / NOTED
        if assignment.is_symlink() or not os.path.lexists(path):
            continue
        is_note = not path.is_symlink() and path.is_file() and path.stat().st_size < 200
        noted.append(learners_words(path.read_text("utf-8-sig", "replace")) if is_note else NOTED)
    read = {text or NOTED: parse_time(text) for text in noted}
    unreadable = sorted(text for text, when in read.items() if when is None)
    return unreadable[0] if unreadable else max(read, key=read.get, default="")


def without_times(files):
    """Return files without those in which nbgrader notes a time; one that lies deeper is the student's."""
    return [file for file in files if file.path.name != NOTED or file.name.count("/") != 1]


def is_skipped(name):
    """Whether a file or folder is nobody's work: hidden, or left by a program."""
    return name.startswith(".") or name in SKIPPED
