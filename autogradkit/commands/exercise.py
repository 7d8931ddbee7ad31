"""`autogradkit exercise`: show the statement of an exercise."""

from autogradkit.commands.formula import with_readable_formulas
from autogradkit.commands.terminal import WHICH, Exit, console
from autogradkit.course import entry

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("exercise", run)
    sub.add_argument("exercise", help=WHICH)


def run(options):
    """Print a statement."""
    from rich.markdown import Markdown

    text = with_readable_formulas(entry(options.exercise).statement)
    if (screen := console()).is_terminal:
        screen.print(Markdown(text))
    else:
        print(text)
    return Exit.FINE
