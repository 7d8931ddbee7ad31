"""Tracebacks: of a ValueError from inside an operation, too, a notebook shows the reader's own lines.

The kit's own errors see to that themselves. What NumPy says of two shapes, or a layer of its input, has a
class of Python's, which can't: for these classes IPython asks here.
"""

import os

from autogradkit.errors import package_of, steps_of, without_kit

__all__ = ["leave", "use"]

KINDS = (ValueError, TypeError, IndexError)


def use(shell):
    """Show the reader's lines in this IPython from now on, unless somebody else decides what it shows."""
    if not shell.custom_exceptions:
        shell.set_custom_exc(KINDS, show)


def leave(shell):
    """Show every line again."""
    if shell.custom_exceptions == KINDS:
        shell.set_custom_exc((), None)


def show(shell, kind, error, trace, tb_offset=None):
    """Show an error: without the steps inside the kit, if it comes from there."""
    inside = any(package_of(step) == "autogradkit" for step in steps_of(trace))
    if inside and not os.environ.get("AUTOGRADKIT_DEBUG"):
        shell.showtraceback((kind, error, without_kit(trace)), tb_offset=0)
    else:
        shell.showtraceback(running_compiled_code=True)
