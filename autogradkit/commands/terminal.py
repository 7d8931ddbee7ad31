"""What every command prints and leaves with: exit codes, the one Parser, errors, tables, counted nouns."""

import argparse
import sys
from enum import IntEnum

from autogradkit.commands import sentences
from autogradkit.errors import AutogradkitError
from autogradkit.platforms import in_browser

__all__ = [
    "WHICH",
    "Exit",
    "Parser",
    "command_adder",
    "counted",
    "fail",
    "print_table",
    "refuse_what_needs_a_process",
]

WHICH = "02, mul or B2"  # what the commands say of an argument EXERCISE


NEED_A_PROCESS = ("lab", "watch", "course", "notebooks", "grade", "gradescope", "nbgrader", "site", "doctor")


class Exit(IntEnum):
    """The exit codes, as pytest's."""

    FINE = 0
    FAILED = 1
    INTERRUPTED = 2
    INTERNAL = 3
    USAGE = 4
    NOTHING = 5


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that leaves with our exit code for wrong usage."""

    def error(self, message):
        """Say what is wrong and where help is."""
        self.exit(Exit.USAGE, sentences.TRY_HELP.format(message=message, program=self.prog))


def command_adder(top):
    """Return `command(name, run)`, which adds a command to the Parser `top` and returns the command's Parser.

    Every command's module has `add_to(command)`, which calls it and adds the options; `run(options)` does the
    work and returns an Exit.
    """
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name, run, **more):
        says = sentences.SUMMARIES[name]
        sub = commands.add_parser(name, help=says, allow_abbrev=False, **{"description": says} | more)
        sub.set_defaults(run=run, parser=sub)
        return sub

    return command


def refuse_what_needs_a_process(name):
    """Raise a sentence for a command that a browser tab can't run."""
    if name in NEED_A_PROCESS and in_browser():
        raise AutogradkitError(sentences.NOT_IN_BROWSER.format(command=name))


def fail(message, code):
    """Print one sentence on stderr and return the Exit."""
    print(sentences.PREFIXED.format(message=message), file=sys.stderr)
    return code


def counted(number, noun):
    """Return a number of things as text.

    >>> counted(1, "lesson"), counted(8, "exercise")
    ('1 lesson', '8 exercises')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_table(columns, rows):
    """Print a table as wide as the terminal allows; where it would lose words, print plain lines."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table

    table = Table(*columns, box=SIMPLE_HEAD, header_style="bold")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False)
    if console.is_jupyter:
        console.width = 84  # a notebook's column on a laptop
    if Measurement.get(console, console.options, table).minimum < least_width(columns, rows):
        for row in rows:
            console.print("  ".join(filter(None, row)), soft_wrap=True)
    else:
        console.print(table)


def least_width(columns, rows):
    """Return how wide a table must be to hold its longest words: in each column one, and a gap beside it."""
    texts = zip(columns, *rows, strict=True)
    return sum(
        2 + max((len(word) for cell in column for word in cell.split()), default=0) for column in texts
    )
