"""Executed code: which functions of the user's have run while a function was traced."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from autogradkit.compiling.refusals import KIT, NUMPY, file_of, of_python

__all__ = ["note_code", "users_code"]

NOTEBOOKS = ("IPython.", "ipykernel.", "marimo.")  # what takes the place of sys.stdout there


@contextmanager
def note_code(executed: set, outside: Any) -> Iterator[None]:
    """Note in `executed` all code that is called inside the block.

    A trace function hears of Python's calls alone, a profile function of NumPy's too, and so takes longer: it
    is for when somebody has a trace function already, a debugger or a measure of what tests reach.
    """
    if sys.gettrace() is None:
        put = sys.settrace
    elif sys.getprofile() is None:
        put = sys.setprofile
    else:  # all that can be reached is taken to have run
        executed |= outside.codes
        yield
        return
    collects = gc.isenabled()
    gc.disable()  # what it calls when something dies is no part of what is traced
    put(trace_function(executed))
    try:
        yield
    finally:
        put(None)
        if collects:
            gc.enable()


def trace_function(executed: set) -> Any:
    """Return a trace function that notes the code that is called, unless it is the kit's or NumPy's.

    Nor is it what a notebook does below a print: sending it to the browser is no part of the computation.
    """
    sending: list[Any] = []  # the frame of the notebook's that is at work
    known: dict[int, Any] = {}  # code that has been looked at, by its id: to hash code takes long

    def note(frame: Any, event: str, _: Any) -> Any:
        code = frame.f_code
        if id(code) in known and not sending:
            return None
        if sending:
            if frame is not sending[0]:
                return None
            if event == "return":
                sending.clear()
            return note
        if event != "call":
            return None
        module = frame.f_globals.get("__name__", "")
        if module.startswith(NOTEBOOKS):
            sending.append(frame)
            return note
        known[id(code)] = code
        if not module.startswith(("autogradkit.", "numpy.")) and not of_python(file_of(frame)):
            executed.add(code)
        return None

    return note


def users_code(executed: set) -> set:
    """Return the code that stands in files of the user's."""
    return {
        c for c in executed if not c.co_filename.startswith((KIT, NUMPY)) and not of_python(c.co_filename)
    }
