"""Tracebacks: of a ValueError from inside an operation, too, a notebook shows the reader's own lines.

The kit's own errors see to that themselves. What NumPy says of two shapes, or a layer of its input, has a
class of Python's, which can't: for these classes IPython asks here.
"""

import inspect
import os
import re
import sys

from autogradkit.errors import package_of, steps_of, without_kit
from autogradkit.guards.habits import METHODS, refusal_of_setting

from . import sentences

__all__ = ["leave", "use"]

KINDS = (ValueError, TypeError, IndexError, AttributeError, NotImplementedError)
OF_ARRAY = re.compile(r"'numpy\.ndarray' object has no attribute '(\w+)'")
OF_FUNCTION = re.compile(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'")


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
    if note := note_of(str(error)):
        error.add_note(note)
    inside = any(package_of(step) == "autogradkit" for step in steps_of(trace))
    if inside and not os.environ.get("AUTOGRADKIT_DEBUG"):
        shell.showtraceback((kind, error, without_kit(trace)), tb_offset=0)
    else:
        shell.showtraceback(running_compiled_code=True)


def note_of(said):
    """Return what an error of NumPy's or Python's doesn't say to somebody who knows PyTorch; "" if nothing.

    A gradient is an array, which has no methods of PyTorch's; a function of `nn.functional` has none of its
    settings, or those of an array; and one of the kit's may have one whose name is like what was written.
    """
    if (of_array := OF_ARRAY.search(said)) and of_array[1] in METHODS:
        return sentences.OF_AN_ARRAY.format(name=of_array[1], here=METHODS[of_array[1]])
    if of_function := OF_FUNCTION.search(said):
        function, setting = of_function.groups()
        for module in map(sys.modules.get, ("autogradkit.nn.functional", "autogradkit")):
            if function in getattr(module, "__all__", ()):
                known = inspect.signature(getattr(module, function)).parameters
                return str(refusal_of_setting(function, setting, known))
    return ""
