"""`autogradkit start`: copy the lessons and exercises to a folder of one's own."""

from pathlib import Path

from autogradkit import course
from autogradkit.commands import sentences
from autogradkit.commands.course_here import warn_of_answered
from autogradkit.commands.terminal import Exit, quantity_text
from autogradkit.course.answered_lessons import answered_cells
from autogradkit.course.catalogue import entries, teachers_exercises
from autogradkit.course.typed_paths import as_typed

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("start", run)
    sub.add_argument("folder", nargs="?", default="my-course", help="where to (default: my-course)")
    sub.add_argument("--pick", metavar="P", help="only some exercises: workshop, term, a track, or names")


def run(options):
    """Copy the course, and say which files were kept."""
    done = course.start(options.folder, options.pick)
    copied = (*done.new, *done.updated)
    shown = options.folder if Path(options.folder).name else done.root.name  # "." says nothing
    if copied:
        print(sentences.COPIED.format(folder=shown, files=counted(copied)))
    else:
        print(sentences.NOTHING_TO_COPY.format(folder=shown))
    if kept := [name for name in done.kept if name not in done.outgrown]:
        print(sentences.KEPT_AS_CHANGED)
        for name in kept:
            print(f"  {name}")
    if done.outgrown:
        print(sentences.KEPT_AND_OUTGROWN)
        for name in done.outgrown:
            print(f"  {name}")
    if done.outdated:
        print(sentences.OF_AN_OLDER_KIT)
        for name in done.outdated:
            print(f"  {name}")
    if done.withdrawn:
        print(sentences.NO_MORE_HANDED_OUT)
        for name in done.withdrawn:
            print(f"  {name}")
    if done.unlisted:
        print(sentences.LISTED_NO_MORE.format(folder=options.folder, names=", ".join(done.unlisted)))
    if done.uncommitted:
        print(sentences.AS_COMMITTED)
        for name in done.uncommitted:
            print(f"  {name}")
    if mine := teachers_exercises():
        warn_of_answered(answered_cells(done.root, entries(mine)))
    usual = Path(options.folder) == Path("my-course")
    print(sentences.NEXT_LAB.format(folder="" if usual else f" {as_typed(options.folder)}"))
    return Exit.FINE


def counted(copied):
    """Return the notebooks, exercises and statements alone among copied files as text; or else all files.

    >>> counted(["notebooks/00_tour.ipynb", "exercises/02_mul/README.md", "exercises/02_mul/rule.py"])
    '1 notebook and 1 exercise'
    >>> counted(["exercises/02_mul/README.md"]), counted(["README.md"])
    ('1 statement', '1 file')
    """
    stubs = {Path(name).parent for name in copied if name.endswith("rule.py")}
    statements = {Path(name).parent for name in copied if name.endswith("/README.md")} - stubs
    notebooks = [name for name in copied if name.endswith(".ipynb")]
    nouns = {"notebook": notebooks, "exercise": stubs, "statement": statements}
    found = [quantity_text(len(names), noun) for noun, names in nouns.items() if names]
    return " and ".join(found) or quantity_text(len(copied), "file")
