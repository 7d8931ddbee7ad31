"""The terminal: exit codes, usage, tables and counted nouns, as the commands have them."""

import argparse
from enum import IntEnum

__all__ = ["Exit", "Parser", "counted", "print_table"]


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
        self.exit(Exit.USAGE, f"autogradkit: {message}\nTry: {self.prog} --help\n")


def counted(number, noun):
    """Say a number of things.

    >>> counted(1, "lesson"), counted(8, "exercise")
    ('1 lesson', '8 exercises')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_table(columns, rows):
    """Print a table as wide as the terminal allows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, box=SIMPLE_HEAD, header_style="bold")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False)
    if console.is_jupyter:
        console.width = 84  # a notebook's column on a laptop
    console.print(table)
