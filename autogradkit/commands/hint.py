"""`autogradkit hint`: open one hint more."""

from autogradkit.commands.terminal import WHICH, Exit
from autogradkit.course import entry, folder, hints

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("hint", run)
    sub.add_argument("exercise", help=WHICH)
    sub.add_argument("number", nargs="?", type=int, help="which hint (default: the next one)")


def run(options):
    """Print the next hint, or the one with that number."""
    print(hints.open_hint(entry(options.exercise), folder.writable_folder(), options.number))
    return Exit.FINE
