"""The folder of an nbgrader course, which notes beside each student's assignment when it was handed in."""

import os

from autogradkit.checking.quotations import learners_words
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences
from autogradkit.grading.times import parse_time

from .file_names import TIME_NOTE, is_hand_in, shown_name

__all__ = ["NoHandInsError", "is_nbgraders", "noted_time", "without_times"]

FOLDERS = {"submitted", "source", "release", "autograded", "feedback", "downloaded"}
CONFIG = "nbgrader_config.py"


class NoHandInsError(AutogradkitError):
    """A folder of hand-ins that isn't there, or has none."""


def is_nbgraders(folder, entries):
    """Return whether a folder is an nbgrader course, or its `submitted/`.

    Raises
    ------
    NoHandInsError
        If hand-ins lie beside what an nbgrader course has: two of them may only be called like it. If it
        looks like a course without its `nbgrader_config.py`, by which alone it is known. And if nobody has
        handed in yet: what else lies in a course is the teacher's.
    """
    here = folder.resolve()
    if here.name == "submitted" and (here.parent / CONFIG).is_file():
        return True
    others = [path for path in entries if path.name not in {*FOLDERS, CONFIG} and is_hand_in(path)]
    if not (folder / "submitted").is_dir():
        if not others and ((folder / CONFIG).is_file() or {"source", "release"} & {p.name for p in entries}):
            raise NoHandInsError(sentences.NOTHING_COLLECTED.format(folder=folder))
        return False
    if (folder / CONFIG).is_file():
        if others:
            about = {"folder": folder, "name": shown_name(others[0].name)}
            raise NoHandInsError(sentences.COURSE_OR_CLASS.format(**about))
        return True
    if not others or any((folder / name).is_dir() for name in ("source", "release")):
        raise NoHandInsError(sentences.COURSE_WITHOUT_CONFIG.format(folder=folder, config=CONFIG))
    return False


def noted_time(folder):
    """Return the moment that nbgrader noted beside a student's assignment, the latest of several, as written.

    What can't be read goes before all, for a person has to look at it; a note that is no small file counts
    as such, under its own name.
    """
    noted = []
    for assignment in folder.iterdir():
        path = assignment / TIME_NOTE
        if assignment.is_symlink() or not os.path.lexists(path):
            continue
        is_note = not path.is_symlink() and path.is_file() and path.stat().st_size < 200
        noted.append(learners_words(path.read_text("utf-8-sig", "replace")) if is_note else TIME_NOTE)
    read = {text or TIME_NOTE: parse_time(text) for text in noted}
    unreadable = sorted(text for text, when in read.items() if when is None)
    return unreadable[0] if unreadable else max(read, key=read.get, default="")


def without_times(files):
    """Return files without those in which nbgrader notes a time; one that lies deeper is the student's."""
    return [file for file in files if file.path.name != TIME_NOTE or file.name.count("/") != 1]
