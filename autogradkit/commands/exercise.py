"""`autogradkit exercise`: show the statement of an exercise."""

import re

from autogradkit.commands.formula import with_readable_formulas
from autogradkit.commands.terminal import WHICH, Exit, console
from autogradkit.course import entry

__all__ = ["add_to", "run"]

COMMENT = re.compile(r" *<!--.*?-->", re.DOTALL)  # of its author's, which no other face of it shows


def add_to(command):
    """Add the command and its options."""
    sub = command("exercise", run)
    sub.add_argument("exercise", help=WHICH)


def run(options):
    """Print a statement."""
    from rich.markdown import Markdown

    text = with_readable_formulas(COMMENT.sub("", entry(options.exercise).statement))
    if (screen := console()).is_terminal:
        screen.print(Markdown(text))
    else:
        print(text)
    return Exit.FINE
