"""The folder of a class: whose hand-in each of its files is, under a name that nobody else has.

In the folder of hand-ins, every folder is a student's, and so is every archive, `.py` file or notebook
that lies there directly; an LMS's download is sorted by the names it gives; a file of another kind is a
hand-in that can't be read, unless its name says whose it is; and nbgrader's `submitted/` tree is a folder
per student, with the time of handing in at the one place where nbgrader notes it. No other file or name
in a hand-in says when it came: students write those. What is nobody's is left out, by its name, and said.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from autogradkit.checking.quotations import one_line
from autogradkit.grading import sentences

from .beside import (
    class_inside,
    is_called_after,
    is_folder,
    nobodys,
    sections_in,
    single_files,
    versions_inside,
)
from .file_names import composed_name, is_hand_in, is_skipped, shown_name, student_of, suffix_of
from .hand_in import HandIn, from_lms, hand_in
from .lms_names import is_unread, parse_folder
from .nbgrader_folder import NoHandInsError, is_nbgraders
from .one_student import require_class

__all__ = ["HandIns", "NoHandInsError", "hand_ins"]


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
    unlike_canvas : tuple of str
        The names that kept the others, which look like Canvas's, from being read so.
    left_out : tuple of str
        The names of what is nobody's.
    single : tuple of str
        The names of single files where most others are folders or archives.
    versions : tuple of str
        Two files of the only hand-in, a folder, that answer the same exercise: it may be a class's.
    sections : tuple of str
        The names of folders of which that is so, where it is so of most hand-ins: each may be a class's.
    after_exercises : tuple of str
        The names of hand-ins that count as a student's, though they are called after an exercise.
    unread : tuple of str
        The names that an LMS wrote which isn't read: each is a hand-in, and a student may have several.
    """

    def __init__(
        self,
        groups,
        refused,
        nbgraders=False,
        unlike_canvas=(),
        left_out=(),
        single=(),
        versions=(),
        sections=(),
        after_exercises=(),
        unread=(),
    ):
        self.groups, self.refused, self.nbgraders = groups, refused, nbgraders
        self.unlike_canvas, self.left_out = unlike_canvas, left_out
        self.single, self.versions, self.sections = single, versions, sections
        self.after_exercises, self.unread = after_exercises, unread
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


def hand_ins(folder, refused=(), given=None, exercises=()):
    """Return the HandIns of a folder.

    Parameters
    ----------
    folder : path
    refused : mapping of str to str
        Why nothing of one of its entries was unpacked.
    given : path, optional
        What the teacher knows the folder by, if it was unpacked.
    exercises : sequence of Entry
        By whose names it is told that a folder is one student's.

    Raises
    ------
    NoHandInsError
        If the folder doesn't exist, isn't a folder, can be read as two kinds of class, or is one student's.
    """
    folder = Path(folder)
    if not folder.exists():
        raise NoHandInsError(sentences.NO_FOLDER.format(folder=folder))
    if not folder.is_dir():
        raise NoHandInsError(sentences.NOT_A_FOLDER.format(folder=folder))
    entries = entries_of(folder)
    if nbgraders := is_nbgraders(folder, entries):
        folder = folder if folder.resolve().name == "submitted" else folder / "submitted"
        entries = entries_of(folder)
        beside = nobodys(entries, set())
        groups = {path: [(path, None)] for path in entries if path not in beside}
        names = tuple(shown_name(path.name) for path in beside)
        return HandIns(named_groups(groups), dict(refused), nbgraders, left_out=names)
    names = {name.lower() for entry in exercises for name in (entry.name, entry.key)}
    if inside := class_inside(entries, names):
        entries = entries_of(inside)
    require_class(entries, Path(given or folder), exercises)
    beside = nobodys(entries, names)
    entries = [path for path in entries if path not in beside]
    work = [is_hand_in(path) for path in entries]
    said, odd = parse_folder([composed_name(path.name) for path in entries], work)
    if not any(work) and not any(said):
        return HandIns({}, {})
    alone = [path for path, its, name in zip(entries, work, said, strict=True) if its and not name]
    groups = grouped_entries(entries, dict(zip(entries, said, strict=True)))
    about = {"left_out": tuple(shown_name(path.name) for path in beside), "single": single_files(alone)}
    about["unread"] = tuple(path.name for path in alone if is_unread(composed_name(path.name)))
    about["after_exercises"] = tuple(path.name for path in alone if is_called_after(path, names))
    if len(groups) == len(alone) == 1 and is_folder(alone[0]):
        about["versions"] = versions_inside(alone[0], names)
    elif len(groups) == len(alone):
        about["sections"] = sections_in(alone, names)
    return HandIns(named_groups(groups), dict(refused), unlike_canvas=odd, **about)


def entries_of(folder):
    """Return the paths in a folder, without those that are nobody's work."""
    try:
        entries = [path for path in sorted(folder.iterdir()) if not is_skipped(path.name)]
    except OSError as error:
        raise NoHandInsError(sentences.CANT_BE_READ.format(name=folder, reason=error.strerror)) from None
    encoding = sys.getfilesystemencoding()
    if encoding != "utf-8" and not all(path.name.isascii() for path in entries):
        raise NoHandInsError(sentences.NAMES_NOT_UTF_8.format(encoding=encoding))
    return entries


def grouped_entries(entries, lms_names):
    """Return the paths of each student, by the path or the (student, number, LMS) that they belong to."""
    groups = {}
    for path in entries:
        if one := lms_names[path]:
            groups.setdefault((one.student, one.id), []).append((path, one))
        elif is_hand_in(path):
            groups.setdefault(path, []).append((path, None))
    owners = {student_of(path).casefold(): path for path in reversed(groups) if isinstance(path, Path)}
    for path in entries:
        if not lms_names[path] and not is_hand_in(
            path
        ):  # ana.pdf beside ana.py is hers; alone it is a hand-in
            groups.setdefault(owners.get(composed_name(path.stem).casefold(), path), []).append((path, None))
    return groups


def named_groups(grouped_entries):
    """Return each group of paths, and what it was grouped_entries by, under a name of its own."""
    raw = {whose: whose[0] if isinstance(whose, tuple) else student_of(whose) for whose in grouped_entries}
    names = {whose: one_line(name) or sentences.NO_NAME for whose, name in raw.items()}
    taken = [name.casefold() for name in names.values()]
    groups = {}
    # a name that had to be changed to be shown, or is one with another only once composed, takes nobody's
    as_written = sorted(grouped_entries.items(), key=lambda item: not stands_in_files(item, names))
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


def stands_in_files(group, names):
    """Return whether the name of a group stands, sign for sign, in the names of its files."""
    whose, paths = group
    return all(path.name.startswith(names[whose]) for path, _ in paths)
