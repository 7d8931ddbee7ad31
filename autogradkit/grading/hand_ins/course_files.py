"""The course's own programs in a hand-in: what came with the folder, and is nobody's answer.

Where a teacher hands out exercises of her own, their trusted halves lie beside each answer: `exercise.py`,
the judge, the truth. Whoever hands in the whole folder hands them in, too, and the functions in them are
right. So it is with the kit's lessons, whose cells define a `train` or a `gradient` of their own.
"""

from dataclasses import replace
from pathlib import PurePosixPath

from autogradkit.course.lesson_cells import is_given_in

from .file_names import is_link_or_device

__all__ = ["marked_cells", "without_trusted_halves"]

TRUSTED = "exercise.py"  # every trusted half has one, and it imports the face that exercises have
FACE = b"autogradkit.checking"
LONGEST = 100_000  # bytes of it that are looked at; the longest in the course has 20,000


def without_trusted_halves(files, entries):
    """Return the Files without the trusted halves of exercises that were handed out with the course.

    They are known by an `exercise.py` that imports what exercises import, and by their names: those of the
    exercise whose folder it is, or, in a folder that is called otherwise, of any of the `entries`.
    """
    folders = {str(PurePosixPath(file.name).parent) for file in files if is_trusted_half(file)}
    if not folders:
        return tuple(files)
    trusted = {entry.name: {path.name for path in entry.trusted_files} for entry in entries}
    return tuple(file for file in files if not came_with_a_course(PurePosixPath(file.name), folders, trusted))


def came_with_a_course(path, folders, trusted):
    """Return whether a path is a trusted half's; `trusted` are their files' names, by exercise."""
    if str(path.parent) not in folders:
        return False
    name = path.parent.name.partition("_")[2]
    return path.name in trusted.get(name, {TRUSTED}.union(*trusted.values()))


def is_trusted_half(file):
    """Return whether a File is an exercise's `exercise.py`, as a course has it: no answer called so."""
    path = PurePosixPath(file.name)
    if path.name != TRUSTED or is_link_or_device(file.path):
        return False
    try:
        with file.path.open("rb") as opened:
            return FACE in opened.read(LONGEST)
    except OSError:
        return False


def marked_cells(file, cells, mark):
    """Return the Cells of a File; those that a lesson of the kit came with get `mark` as their exercise."""
    name = PurePosixPath(file.name).name
    if file.path.suffix.lower() != ".ipynb":
        return tuple(cells)
    given = [not cell.exercise and is_given_in(name, cell.text) for cell in cells]
    return tuple(replace(c, exercise=mark) if came else c for c, came in zip(cells, given, strict=True))
