"""One student's own folder, given in place of a class's: told by exercises or lessons in place of students.

Each entry of it would become a student: one called “exercises”, or one for each exercise or lesson. So it
is refused, and said what to give.
"""

from autogradkit.course.catalogue import FOLDER_NAME
from autogradkit.course.typed_paths import as_typed
from autogradkit.grading import sentences

from .file_names import is_hand_in, shown_name, student_of
from .nbgrader_folder import NoHandInsError

__all__ = ["require_class"]


def require_class(entries, folder, exercises):
    """Refuse a folder that isn't a class's but one student's, or one of exercises or lessons.

    Parameters
    ----------
    entries : sequence of path
        What is in it.
    folder : path
        What the teacher calls it.
    exercises : sequence of Entry

    Raises
    ------
    NoHandInsError
        With the folder to give instead.
    """
    about = {"folder": folder, "above": folder.resolve().parent}
    for path in entries:
        if path.name.lower() == "exercises" and (rule := rule_below(path)):
            name = f"{path.name}/{shown_name(rule)}/rule.py"
            raise NoHandInsError(
                sentences.ONE_STUDENTS_FOLDER.format(name=name, typed=as_typed(about["above"]), **about)
            )
    notebooks = [path for path in entries if path.suffix == ".ipynb"]
    if folder.resolve().name == "notebooks" and notebooks and rule_below(about["above"] / "exercises"):
        raise NoHandInsError(
            sentences.NAMED_AFTER_LESSONS.format(name=shown_name(notebooks[0].name), **about)
        )
    names = {name.lower() for entry in exercises for name in (entry.name, entry.key)}
    students = [student_of(path) for path in entries if is_hand_in(path)]
    called = [name for name in students if name.lower() in names]
    if 2 * len(called) > len(students):
        raise NoHandInsError(sentences.NAMED_AFTER_EXERCISES.format(name=shown_name(called[0]), **about))


def rule_below(folder):
    """Return the name of the first exercise's folder with a rule in it, as a learner's course has it."""
    names = sorted(path.parent.name for path in folder.glob("*/rule.py"))
    return next((name for name in names if FOLDER_NAME.fullmatch(name)), "")
