"""What lies beside hand-ins and is nobody's: a README, a list of the class, a file called after an exercise.

Each would become a student with a row of its own. It is left out, and named. A single file among folders may
be a student's or the teacher's own: it counts, and is named too, so that somebody looks.
"""

import re
from itertools import islice

from .file_names import SUFFIXES, composed_name, is_hand_in, is_skipped, student_of, suffix_of
from .lms_names import is_lms_name, students_in

__all__ = [
    "class_inside",
    "is_called_after",
    "is_folder",
    "nobodys",
    "sections_in",
    "single_files",
    "versions_inside",
]

DEEPEST = 4  # folders in one another before a class
MOST_ENTRIES = 2_000  # of a folder that are looked through
NOBODYS = re.compile(
    r"(?i)(readme|license|changelog|makefile)(\..*)?|index\.html?"
    r"|.*\.(csv|tsv|xlsx?|ods|toml|ya?ml|ini|cfg|log|md|sh|bat)"  # kinds in which nobody answers
)
KITS_OWN = {"rule", "solution", "solutions"}  # files of an exercise


def nobodys(entries, exercises):
    """Return the entries of a folder of hand-ins that are no student's, by their names.

    What could be an answer is left out only where most hand-ins are folders, archives or an LMS's files.
    What has a student's name, as `ana.md` beside `ana.py`, is hers.

    Parameters
    ----------
    entries : sequence of path
    exercises : set of str
        What exercises are called, in lower case.
    """
    others = [path for path in entries if not is_lms_name(composed_name(path.name))]
    students = {student_of(path).casefold() for path in others if is_hand_in(path)}
    single = [path for path in others if is_single(path)]
    packed = [path for path in entries if is_hand_in(path) and path not in single]
    called = [path for path in others if is_hand_in(path) and is_called_after(path, exercises)]
    unread = [path for path in others if not is_hand_in(path) and NOBODYS.fullmatch(path.name)]
    unread = [path for path in unread if student_of(path).casefold() not in students]
    return [*(called if len(packed) > len(single) else ()), *unread]


def is_called_after(path, exercises):
    """Return whether a hand-in is called after an exercise, or a file of one, and so after no student."""
    name = student_of(path).lower()
    return name in exercises or (name in KITS_OWN and is_single(path))


def is_single(path):
    """Return whether a hand-in is one file that could be an answer: no folder, and no archive."""
    return suffix_of(path) in SUFFIXES and not path.is_dir()


def single_files(paths):
    """Return the names of single files where most of these hand-ins are folders or archives."""
    single = [path for path in paths if is_single(path)]
    return tuple(path.name for path in single) if 2 * len(single) < len(paths) else ()


def class_inside(entries, exercises):
    """Return the folder in which an LMS's download lies, if that is all there is but for what is nobody's."""
    for _ in range(DEEPEST):
        left = [path for path in entries if path not in nobodys(entries, exercises)]
        if len(left) != 1 or not is_folder(left[0]):
            return None
        entries = sorted(path for path in left[0].iterdir() if not is_skipped(path.name))
        if students_in([path.relative_to(left[0]) for path in entries]) > 1:
            return left[0]
    return None


def is_folder(path):
    """Return whether a path is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def versions_inside(folder, exercises):
    """Return two files of a folder that answer the same exercise in two of its folders; () if there are none.

    Such a folder may be a class's. `exercises` is what exercises are called: their folders tell no students.
    """
    first = {}
    for below in sorted(path for path in folder.iterdir() if is_folder(path) and not is_skipped(path.name)):
        if below.name.lower() in {*exercises, "exercises", "notebooks"}:
            continue
        for path in sorted(islice(below.rglob("*"), MOST_ENTRIES)):
            inside = path.relative_to(below)
            if path.suffix.lower() in SUFFIXES and first.setdefault(inside, path) != path:
                return tuple(one.relative_to(folder).as_posix() for one in (first[inside], path))
    return ()


def sections_in(paths, exercises):
    """Return the names of folders that may each be a class's, where most of these hand-ins are."""
    sections = [path for path in paths if is_folder(path) and versions_inside(path, exercises)]
    return tuple(path.name for path in sections) if 2 * len(sections) > len(paths) else ()
