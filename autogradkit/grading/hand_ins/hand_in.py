"""A hand-in: what one student handed in, as a list of files.

Only regular files are looked at: a link could lead anywhere. A hand-in that is too large or isn't readable
stays in the list, with the reason, so that nobody lacks a row.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autogradkit.course.source.answer import first_few
from autogradkit.grading import sentences

from .file_names import (
    ARCHIVES,
    FOREIGN,
    SUFFIXES,
    TIME_NOTE,
    File,
    is_link_or_device,
    is_skipped,
    shown_name,
    suffix_of,
    why_unused,
    without_course_files,
)
from .lms_names import students_in
from .nbgrader_folder import noted_time, without_times

__all__ = ["MOST_BYTES", "MOST_FILES", "HandIn", "from_lms", "hand_in"]

MOST_FILES = 1_000
MOST_BYTES = 50_000_000
DEEPEST = 10
MOST_ENTRIES = 20_000  # files and folders of one hand-in, of whatever kind
PROGRAMS_OWN = {"feedback.html"}


class TooManyEntriesError(Exception):
    """A folder that holds more than is looked through."""


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
    marks : bool
        Whether the LMS would have marked it, had it been late.
    submitted : str
        When it was handed in, as nbgrader noted it; or the name of a file that says so and isn't believed;
        or an empty string.
    unused : tuple of str
        Why files and archives weren't read, in sentences.
    """

    name: str
    files: tuple = ()
    archives: tuple = ()
    reason: str = ""
    alone: bool = False
    id: str = ""
    late: bool = False
    marks: bool = False
    submitted: str = ""
    unused: tuple = ()


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
    if (count := students_in([PurePosixPath(file.name) for file in files])) > 1:
        return HandIn(name, reason=sentences.A_CLASS_IN_IT.format(count=count))
    if nbgraders:
        return hand_in_of(name, without_times(files), submitted=noted_time(path))
    own = any(file.path.name == TIME_NOTE for file in files)
    return hand_in_of(name, files, submitted=TIME_NOTE if own else "")


def from_lms(paths, name):
    """Read the files that an LMS wrote for one student."""
    files, about = [], {"id": paths[0][1].id, "late": any(one.late for _, one in paths)}
    about["marks"] = all(one.marks for _, one in paths)
    if paths[0][1].ambiguous:
        names = ", ".join(first_few([f"“{shown_name(path.name)}”" for path, _ in paths]))
        asked = sentences.WHOSE_ARE_THEY if len(paths) > 1 else sentences.WHOSE_IS_IT
        return HandIn(name, reason=asked.format(names=names))
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
    links = [file.name for file in files if is_link_or_device(file.path)]
    files = [file for file in files if file.name not in links]
    foreign = [file.name for file in files if suffix_of(file.path) in FOREIGN]
    unread = [file.name for file in files if not suffix_of(file.path)]
    others = without_course_files([*foreign, *unread], [file.name for file in files])
    files = [file for file in files if suffix_of(file.path)]
    said = [sentences.NO_LINK_IS_FOLLOWED.format(name=name) for name in links]
    about["unused"] = tuple(first_few([*said, *(why_unused(name) for name in others)]))
    if len(files) > MOST_FILES:
        reason = sentences.TOO_MANY_FILES_HANDED_IN.format(count=len(files), most=MOST_FILES)
    elif (size := sum(file.path.lstat().st_size for file in files)) > MOST_BYTES:
        reason = sentences.TOO_LARGE_HAND_IN.format(size=size, most=MOST_BYTES)
    elif foreign and len(foreign) == len(files):
        reason = sentences.FOREIGN_ARCHIVE.format(name=foreign[0])
    elif links and not files:
        reason = " ".join(first_few(said))
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


def files_below(folder, depth=DEEPEST, prefix="", room=None):
    """Return the files below a folder, following no link, without those that programs leave.

    Links are among them where a file of that name would be read: of them it is said that they aren't.

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
            elif entry.name not in PROGRAMS_OWN and (
                entry.is_file(follow_symlinks=False) or suffix_of(Path(entry.name))
            ):
                found.append(File(Path(entry.path), name))
    return found
