"""The learner's commands in a notebook: `%autogradkit next` says what `autogradkit next` says."""

import shlex

from autogradkit.commands import check, exercise, export, hint, import_, list, next, progress, reset
from autogradkit.commands.terminal import Parser, command_adder, refuse_what_needs_a_process
from autogradkit.errors import AutogradkitError

__all__ = ["run_line"]

COMMANDS = (list, next, exercise, check, hint, reset, progress, export, import_)


class LineParser(Parser):
    """A Parser that says what is wrong and goes on, for notebooks."""

    def exit(self, status=0, message=None):
        """Raise what a command line would leave with."""
        raise AutogradkitError((message or "").removeprefix("autogradkit: ").strip())


def run_line(line):
    """Run one of the commands as it stands after `%autogradkit`, and print what it says."""
    top = LineParser(prog="%autogradkit", allow_abbrev=False)
    command = command_adder(top)
    for module in COMMANDS:
        module.add_to(command)
    try:
        words = shlex.split(line)
        refuse_what_needs_a_process(words[0] if words else "")
        options = top.parse_args(words)
        options.run(options)
    except (AutogradkitError, ValueError) as error:  # ValueError: a quotation mark that isn't closed
        if str(error):
            print(error)
