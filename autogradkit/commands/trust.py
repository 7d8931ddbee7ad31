"""`autogradkit trust`: let the exercises that came with a folder run here."""

from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.course_here import warn_of_answered
from autogradkit.commands.terminal import Exit
from autogradkit.course.answered_lessons import answered_cells
from autogradkit.course.catalogue import entries
from autogradkit.course.own_exercises import VARIABLE, is_trusted, notes, own_exercises, trust
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("trust", run)
    sub.add_argument("folder", help="a course folder that your teacher handed out")


def run(options):
    """Trust a folder, and say which exercises it brings."""
    root = Path(options.folder).expanduser().resolve()
    if not root.is_dir():
        raise AutogradkitError(sentences.NO_FOLDER_TO_TRUST.format(folder=options.folder))
    exercises = own_exercises(root)
    if exercises is None:
        raise AutogradkitError(sentences.NOTHING_TO_TRUST.format(folder=options.folder))
    trust(root)
    if not is_trusted(root):
        fields = {"notes": notes(), "variable": VARIABLE, "typed": as_typed(exercises)}
        raise AutogradkitError(sentences.TRUST_NOT_NOTED.format(folder=options.folder, **fields))
    names = sorted(path.parent.name for path in exercises.glob("*/exercise.py"))
    print(sentences.TRUSTED.format(folder=options.folder, names=", ".join(names)))
    warn_of_answered(answered_cells(root, entries(exercises)))
    return Exit.FINE
