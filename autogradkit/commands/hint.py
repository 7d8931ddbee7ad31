"""`autogradkit hint`: open one hint more."""

from argparse import ArgumentTypeError

from autogradkit.commands import sentences
from autogradkit.commands.terminal import WHICH, Exit
from autogradkit.course import entry, folder, hints

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("hint", run)
    sub.add_argument("exercise", help=WHICH)
    sub.add_argument("number", nargs="?", type=number_of_hint, help="which hint (default: the next one)")


def number_of_hint(text):
    """Return the number of a hint; `03` is that of an exercise, and a hint is opened for one at a time."""
    if not text.isdecimal():
        raise ArgumentTypeError(f"invalid int value: {text!r}")  # as argparse says it itself
    if text.startswith("0"):
        raise ArgumentTypeError(sentences.HINT_OF_ONE.format(text=text))
    return int(text)


def run(options):
    """Print the next hint, or the one with that number."""
    one, place = entry(options.exercise), folder.writable_folder()
    print(hints.open_hint(one, place, options.number))
    if options.number is None and not (place and place.exercises.is_dir()):
        print(sentences.HINTS_NOT_COUNTED.format(name=one.name))
    return Exit.FINE
