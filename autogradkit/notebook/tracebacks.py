"""Tracebacks: of a ValueError from inside an operation, too, a notebook shows the reader's own lines.

The kit's own errors see to that themselves. What NumPy says of two shapes, or a layer of its input, has a
class of Python's, which can't: for these classes IPython asks here.
"""

import inspect
import os
import re
import sys
from types import ModuleType

from autogradkit.errors import did_you_mean, package_of, steps_of, without_kit
from autogradkit.guards.habits import ADDRESSES, METHODS, refusal_of_setting

from . import sentences

__all__ = ["leave", "use"]

KINDS = (ValueError, TypeError, IndexError, AttributeError, NotImplementedError, ImportError)
OF_ARRAY = re.compile(r"'numpy\.ndarray' object has no attribute '(\w+)'")
OF_NUMBER = re.compile(r"'(?:numpy\.\w+|float|int|bool)' object has no attribute '(backward|grad)'")
OF_MODULE = re.compile(r"No module named 'autogradkit\.([\w.]+)'")
OF_NAME = re.compile(r"cannot import name '(\w+)' from '(autogradkit[\w.]*)'")
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
    steps = list(steps_of(trace))
    caller = steps[-1].tb_frame if steps else None
    if note := note_of(str(error), caller and caller.f_globals | caller.f_locals):
        error.add_note(note)
    inside = any(package_of(step) == "autogradkit" for step in steps)
    if inside and not os.environ.get("AUTOGRADKIT_DEBUG"):
        shell.showtraceback((kind, error, without_kit(trace)), tb_offset=0)
    else:
        shell.showtraceback(running_compiled_code=True)


def note_of(said, names=None):
    """Return what an error of NumPy's or Python's doesn't say to somebody who knows PyTorch; "" if nothing.

    A gradient is an array, which has no methods of PyTorch's; a function of `nn.functional` has none of its
    settings, or those of an array; and one of the kit's may have one whose name is like what was written.
    `names` are those within reach where it was raised: a function of the reader's own may be called alike.
    """
    if (of_array := OF_ARRAY.search(said)) and of_array[1] in METHODS:
        return sentences.OF_AN_ARRAY.format(name=of_array[1], here=METHODS[of_array[1]])
    if of_number := OF_NUMBER.match(said):
        return sentences.OF_A_NUMBER.format(name=of_number[1])
    if of_module := OF_MODULE.match(said):
        return note_of_module(of_module[1])
    if of_name := OF_NAME.match(said):
        try:
            getattr(sys.modules[of_name[2]], of_name[1])
        except AttributeError as error:  # whose sentence `from … import` drops
            return str(error)
    if of_function := OF_FUNCTION.match(said):
        function, setting = of_function.groups()
        modules = map(sys.modules.get, ("autogradkit.nn.functional", "autogradkit"))
        kits = [getattr(m, function) for m in modules if function in getattr(m, "__all__", ())]
        if all(any(one is ours for ours in kits) for one in called(function, names or {})):
            known = [inspect.signature(ours).parameters for ours in kits]
            lacking = (parameters for parameters in known if setting not in parameters)  # so it was that one
            return next((str(refusal_of_setting(function, setting, one)) for one in lacking), "")
    return ""


def note_of_module(address):
    """Return what is to be written for a module of PyTorch's, or for a misspelt one of the kit's.

    >>> note_of_module("nn.parameter.Parameter"), note_of_module("datasetts")
    ("PyTorch's nn.parameter is here ag.nn.Parameter(data).", "Did you mean 'datasets'?")
    """
    parts = address.split(".")
    for length in range(len(parts), 0, -1):
        if (there := ".".join(parts[:length])) in ADDRESSES:
            return sentences.OF_A_MODULE.format(name=there, here=ADDRESSES[there])
    return did_you_mean(address, sys.modules["autogradkit"].__all__).strip()


def called(function, names):
    """Yield what a function's name may stand for: alone, or behind the name of a module.

    >>> import math
    >>> [one.__name__ for one in called("sqrt", {"math": math, "sqrt": math.isqrt, "x": 2.0})]
    ['isqrt', 'sqrt']
    """
    if function in names:
        yield names[function]
    for module in names.values():
        if isinstance(module, ModuleType) and function in vars(module):
            yield vars(module)[function]
