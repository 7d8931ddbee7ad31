"""The course file of the folder in which a teacher stands: what grades and autograders are about.

A folder's own exercises are programs, and where one stands may be a hand-in: they are never run for that. But
to take the kit's in their place would be another course, so a command asks for them by name.
"""

import contextlib
import os
import sys
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.terminal import quantity_text
from autogradkit.course import course_file
from autogradkit.course.answered_lessons import answered_exercises
from autogradkit.course.catalogue import entries_in
from autogradkit.course.folder import NOTES
from autogradkit.course.own_exercises import VARIABLE, own_exercises
from autogradkit.course.source.answer import first_few
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

__all__ = [
    "copy_in_force",
    "course_file_here",
    "names_handed_out",
    "own_course_here",
    "require_one_course",
    "warn_of_answered",
    "warn_of_other_versions",
]


def warn_of_answered(cells):
    """Say on stderr which lessons were handed out with an answer in a `%%exercise` cell."""
    for lesson, names in answered_exercises(cells).items():
        said = sentences.ANSWERS_ITSELF.format(lesson=lesson, exercises=", ".join(names))
        print(said, file=sys.stderr)


def warn_of_other_versions(root, listed):
    """Say on stderr which of a course folder's own exercises, Entries, stand nearby in another version.

    The folder has a copy: a teacher who mends the exercise beside it, and doesn't start the folder again,
    grades by what was.
    """
    for folder, names in other_versions(root, listed).items():
        about = {"own": os.path.relpath(folder), "folder": os.path.relpath(root), "variable": VARIABLE}
        about |= {"typed": as_typed(about["folder"]), "typed_own": as_typed(about["own"])}
        said = sentences.OTHER_VERSION.format(exercises=", ".join(first_few(names)), **about)
        print(said, file=sys.stderr)


def copy_in_force():
    """Return the course folder whose copy of its exercises AUTOGRADKIT_EXERCISES names, or None."""
    named = os.environ.get(VARIABLE)
    folder = Path(named).resolve() if named else None
    copied = named and (folder.parent / NOTES).is_dir() and own_exercises(folder.parent) == folder
    return folder.parent if copied else None


def other_versions(root, listed):
    """Return the names of exercises that differ from those of a course folder, by the folder nearby."""
    around = {place.resolve() for place in (Path.cwd(), Path(root).resolve().parent)}
    folders = {path.parent.parent for place in around for path in place.glob("*/*/exercise.py")}
    if named := os.environ.get(VARIABLE):
        folders.add(Path(named).resolve())
    found = {}
    for folder in sorted(folders - {Path(root).resolve(), (Path(root) / "exercises").resolve()}):
        same = {entry.name: entry for entry in entries_in(folder)}
        with contextlib.suppress(OSError, AutogradkitError):  # somebody else's, that can't be read
            both = [(one, same[one.name]) for one in listed if one.name in same]
            differing = [one.name for one, other in both if graded_texts(one) != graded_texts(other)]
            found |= {folder: differing} if differing else {}
    return found


def graded_texts(entry):
    """Return the bytes of the files on which an exercise's grades depend, by their names."""
    files = (*entry.trusted_files, *entry.companions)
    return {path.relative_to(entry.folder).as_posix(): path.read_bytes() for path in files if path.is_file()}


def names_handed_out(command, only=None):
    """Return the names that `only` has, or the course file here, and say so of that; none without either.

    Raises
    ------
    AutogradkitError
        If the folder has exercises of its own, which `command` doesn't take unnamed, or if there are several
        course files.
    """
    if not only:
        require_one_course(sentences.COURSE_BY_FOLDER)
    if root := copy_in_force():
        warn_of_other_versions(root, entries_in(root / "exercises"))
    path = course_file_here()
    if root := own_course_here():
        about = {
            "folder": root,
            "exercises": as_typed(root / "exercises"),
            "variable": VARIABLE,
            "command": command,
        }
        raise AutogradkitError(sentences.OWN_EXERCISES_BY_VARIABLE.format(**about))
    if only:
        return only
    listed = course_file.listed_entries(path) if path else None
    if listed is None:
        return []
    exercises = quantity_text(len(listed), "exercise")
    print(sentences.TAKEN_AS_LISTED.format(path=path, exercises=exercises), file=sys.stderr)
    return [one.name for one in listed]


def course_file_here(hand_ins=None):
    """Return the course file of the folder one stands in, of one above or right below it, or None.

    Hand-ins are no place to look: a student may hand in a course file, too.
    """
    known = course_files_around(hand_ins)
    return known[0] if len(known) == 1 else None


def require_one_course(advice, hand_ins=None):
    """Raise an AutogradkitError, with `advice`, where several folders right below list exercises.

    To take all exercises there would be a third course, which nobody has asked for.
    """
    known = [path.parent.name for path in course_files_around(hand_ins)]
    if len(known) > 1 and not os.environ.get(VARIABLE):
        said = sentences.SEVERAL_COURSES.format(courses=", ".join(first_few(known)))
        raise AutogradkitError(said + advice.format(typed=as_typed(known[0])))


def course_files_around(hand_ins=None):
    """Return the nearest course file at or above the folder one stands in, or else all right below it.

    None of them is inside of the hand-ins. Where AUTOGRADKIT_EXERCISES says which exercises are meant, a
    folder right below that lists others is another course.
    """
    here, theirs = Path.cwd(), hand_ins and hand_ins.resolve()
    above = [folder / course_file.NAME for folder in (here, *here.parents)]
    nearest = [path for path in above if path.is_file()][:1]
    known = nearest or [path for path in sorted(here.glob(f"*/{course_file.NAME}")) if not is_of_others(path)]
    return [path for path in known if not theirs or theirs not in (path.parent, *path.parent.parents)]


def is_of_others(path):
    """Return whether a course file lists other exercises than those that AUTOGRADKIT_EXERCISES names."""
    if not os.environ.get(VARIABLE) or own_exercises(path.parent):
        return False
    try:
        return course_file.listed_entries(path) is None
    except course_file.CourseFileError:
        return True


def own_course_here(hand_ins=None, below=True):
    """Return the course folder with exercises of its own in which one stands, or right `below` it, or None.

    None too where AUTOGRADKIT_EXERCISES says which exercises are meant, or a course file here does so.
    """
    if os.environ.get(VARIABLE):
        return None
    here, theirs = Path.cwd(), hand_ins and hand_ins.resolve()
    around = [here, *here.parents]
    if below:
        listed = course_file_here(hand_ins)
        around += [listed.parent] if listed else sorted(path.parent for path in here.glob(f"*/{NOTES}"))
    own = [root for root in around if own_exercises(root)]
    return next((root for root in own if not theirs or theirs not in (root, *root.parents)), None)
