"""`autogradkit exercise`: show the statement of an exercise."""

from autogradkit.commands.terminal import WHICH, Exit
from autogradkit.course import entry

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its options."""
    sub = command("exercise", run)
    sub.add_argument("exercise", help=WHICH)


def run(options):
    """Print a statement."""
    from rich.console import Console
    from rich.markdown import Markdown

    text = (entry(options.exercise).folder / "README.md").read_text(encoding="utf-8")
    console = Console(highlight=False)
    console.print(Markdown(text) if console.is_terminal else text, soft_wrap=not console.is_terminal)
    return Exit.FINE
