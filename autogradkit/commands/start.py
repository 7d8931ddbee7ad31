"""`autogradkit start`: copy the lessons and exercises to a folder of one's own."""

from pathlib import Path

from autogradkit import course
from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit, quantity_text

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
    if copied:
        lessons = quantity_text(sum(name.endswith(".ipynb") for name in copied), "notebook")
        exercises = quantity_text(sum(name.endswith("rule.py") for name in copied), "exercise")
        print(sentences.COPIED.format(folder=options.folder, lessons=lessons, exercises=exercises))
    else:
        print(sentences.NOTHING_TO_COPY.format(folder=options.folder))
    if done.kept:
        print(sentences.KEPT_AS_CHANGED)
        for name in done.kept:
            print(f"  {name}")
    if done.unlisted:
        print(sentences.LISTED_NO_MORE.format(folder=options.folder, names=", ".join(done.unlisted)))
    if done.uncommitted:
        print(sentences.AS_COMMITTED)
        for name in done.uncommitted:
            print(f"  {name}")
    usual = Path(options.folder) == Path("my-course")
    print(sentences.NEXT_LAB.format(folder="" if usual else f" {options.folder}"))
    return Exit.FINE
