"""Ctrl-C: it ends the command `autogradkit` with one line and exit code 2, however early it comes.

The package imports this before anything that takes time. In any other program an interruption stays what it
is in Python, with a traceback.
"""

import os
import sys

__all__ = ["say_interrupted"]

CODE = 2  # pytest's, too
INTERRUPTED = "\nautogradkit: interrupted."


def say_interrupted():
    """Say that the command was interrupted, and return its exit code."""
    print(INTERRUPTED, file=sys.stderr, flush=True)
    return CODE


def is_the_command(typed, arguments):
    """Return whether a process is the command's own, by what was typed to start Python and by `sys.argv`.

    >>> is_the_command(["python3", "/home/ana/.venv/bin/autogradkit", "list"], ["…/autogradkit", "list"])
    True
    >>> is_the_command(["python3", "-m", "autogradkit", "list"], ["-m", "list"])
    True
    >>> is_the_command(["python3", "mine.py", "autogradkit"], ["mine.py", "autogradkit"])
    False
    """
    program = os.path.basename("".join(typed[-len(arguments) :][:1]))
    return os.path.splitext(program)[0] == "autogradkit"


def end_quietly(kind, error, traceback):
    """Take the place of `sys.excepthook`: end this process at an interruption."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(say_interrupted())
    sys.__excepthook__(kind, error, traceback)


if is_the_command(getattr(sys, "orig_argv", []), getattr(sys, "argv", [])):
    sys.excepthook = end_quietly
