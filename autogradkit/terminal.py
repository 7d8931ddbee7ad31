"""The terminal: tables and counted nouns, as the commands print them."""

__all__ = ["counted", "print_table"]


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
    Console(highlight=False).print(table)
