"""What every command prints and leaves with: exit codes, the one Parser, errors, tables, counted nouns."""

import argparse
import os
import re
import sys
from enum import IntEnum

from autogradkit.commands import sentences
from autogradkit.errors import AutogradkitError, did_you_mean, nearest
from autogradkit.platforms import in_browser

__all__ = [
    "WHICH",
    "Exit",
    "Parser",
    "command_adder",
    "console",
    "fail",
    "is_answer_file",
    "print_table",
    "quantity_text",
    "refuse_what_needs_a_process",
]

WHICH = "02, mul or B2"  # what the commands say of an argument EXERCISE


NEED_A_PROCESS = ("lab", "watch", "course", "notebooks", "grade", "gradescope", "nbgrader", "site", "doctor")


NO_NUMBER = re.compile(r"argument (?P<argument>\S+): invalid (?P<kind>int|float) value: (?P<value>.+)")


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

    typed = ()

    def parse_known_args(self, args=None, namespace=None):
        """Parse, and keep what was typed for what `error` says.

        A word that comes after an option, as in `course check --only mul FOLDER`, is no word too many:
        argparse has by then settled that FOLDER is left out, so what is left over is put before the options.
        """
        self.typed = sys.argv[1:] if args is None else args
        found, more = super().parse_known_args(args, namespace)
        if more and namespace is None and self.may_leave_out_a_word and not any(map(is_option, more)):
            again, left = super().parse_known_args(with_words_first(self.typed, more))
            found, more = (found, more) if left else (again, left)
        return found, more

    @property
    def may_leave_out_a_word(self):
        """Whether the command takes a word, as a folder, that may be left out."""
        left_out = (argparse.OPTIONAL, argparse.ZERO_OR_MORE)
        return any(action.nargs in left_out for action in self._get_positional_actions())

    def guess_of_option(self, argument):
        """Return what an unknown argument may be meant for, as text; an empty text if it is no option."""
        known = [option.lstrip("-") for option in self._option_string_actions]
        near = nearest(argument.partition("=")[0].lstrip("-"), known) if argument.startswith("--") else ""
        return sentences.MEANT.format(option=near) if near else ""

    def error(self, message):
        """Say what is wrong and where help is; a slip in an option comes before what is missing by it."""
        if message.startswith(sentences.MISSING_ARGUMENTS):
            slips = (a for a in self.typed if a.partition("=")[0] not in self._option_string_actions)
            slip = next((a for a in slips if self.guess_of_option(a)), None)
            if slip:
                message = sentences.UNKNOWN_ARGUMENT.format(argument=slip, guess=self.guess_of_option(slip))
        if found := NO_NUMBER.fullmatch(message):
            message = sentences.NOT_A_NUMBER[found["kind"]].format(**found.groupdict())
        self.exit(Exit.USAGE, sentences.TRY_HELP.format(message=message, program=self.prog))

    def _check_value(self, action, value):
        """Say which commands there are, and the nearest, where there is none of a name."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            meant = sentences.ALSO_CALLED.get(value.lower(), value)
            about = {"name": value, "guess": did_you_mean(meant, action.choices)}
            self.error(sentences.UNKNOWN_COMMAND.format(names=", ".join(action.choices), **about))
        super()._check_value(action, value)


def is_option(argument):
    """Return whether an argument is an option."""
    return argument.startswith("-")


def with_words_first(typed, words):
    """Return what was typed with some of its last words before the first option.

    >>> with_words_first(["check", "--only", "mul", "mul"], ["mul"])
    ['check', 'mul', '--only', 'mul']
    """
    rest = list(reversed(typed))
    for word in words:
        rest.remove(word)
    rest.reverse()
    first = next((place for place, argument in enumerate(rest) if is_option(argument)), len(rest))
    return [*rest[:first], *words, *rest[first:]]


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


def is_answer_file(argument):
    """Return whether an argument names what may hold an answer, and no exercise.

    >>> is_answer_file("my/rule.py"), is_answer_file("mul")
    (True, False)
    """
    return argument.endswith((".py", ".ipynb"))


def fail(message, code):
    """Print one sentence on stderr and return the Exit."""
    print(sentences.PREFIXED.format(message=message), file=sys.stderr)
    return code


def quantity_text(number, noun):
    """Return a number of things as text.

    >>> quantity_text(1, "lesson"), quantity_text(8, "exercise")
    ('1 lesson', '8 exercises')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def console(**options):
    """Return a Console that writes every text as it is: brackets and colons are no markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, **options)


def print_table(columns, rows, typed=()):
    """Print a table as wide as the terminal allows; where it would lose words, print plain lines.

    The columns `typed` hold what one types, and are never broken. In a pipe a row is a line: `| grep mul`.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Column, Table

    heads = [Column(name, no_wrap=name in typed) for name in columns]
    table = Table(*heads, box=SIMPLE_HEAD, header_style="bold")
    for row in rows:
        table.add_row(*row)
    screen = console()
    if screen.is_jupyter:
        screen.width = 84  # a notebook's column on a laptop
    elif not screen.is_terminal and "COLUMNS" not in os.environ:
        screen.width = screen.measure(table, options=screen.options.update(max_width=1000)).maximum
    if least_width(columns, rows) > screen.width:
        for row in rows:
            screen.print("  ".join(filter(None, row)), soft_wrap=True)
        return
    if screen.is_terminal or screen.is_jupyter:
        screen.print(table)
        return
    with screen.capture() as drawn:
        screen.print(table)
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def least_width(columns, rows):
    """Return how wide a table must be to hold the longest word of each column, and the gaps between."""
    texts = zip(columns, *rows, strict=True)
    parts = [[word for cell in column for word in cell.split()] for column in texts]
    return sum(3 + max(map(len, words), default=0) for words in parts)
