"""`autogradkit new`: begin an exercise of one's own."""

from autogradkit.commands import sentences
from autogradkit.commands.terminal import Exit
from autogradkit.course.new import new
from autogradkit.course.typed_paths import as_typed

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("new", run)
    sub.add_argument("name", help="such as softsign: letters from a to z, digits and _")
    sub.add_argument("--folder", metavar="F", help="where your exercises are (default: my-exercises)")
    sub.add_argument("--id", metavar="ID", help="what it goes by, too (default: T and its number)")
    sub.add_argument("--title", metavar="T", help="its title (default: its name)")


def run(options):
    """Write the files of a new exercise, and say what to do with them."""
    target = new(options.name, options.folder, options.id, options.title)
    print(sentences.BEGUN.format(folder=target))
    for name, what in sentences.PARTS_OF_AN_EXERCISE.items():
        print(f"  {name:12} {what}")
    print(sentences.PROVE_IT.format(folder=as_typed(target.parent)))
    return Exit.FINE
