"""Executed code: which functions of the user's have run while a function was traced."""

import sys
from typing import Any

from autogradkit.compiling.garbage import uncollected
from autogradkit.compiling.refusals import KIT, NUMPY, file_of, of_python

__all__ = ["note_code", "users_code"]

NOTEBOOKS = ("IPython.", "ipykernel.", "marimo.")  # what takes the place of sys.stdout there


class note_code:  # noqa: N801, it reads as a verb
    """Note in `executed` all code that is called inside the block.

    A trace function hears of Python's calls alone, a profile function of NumPy's too, and so takes longer: it
    is for when somebody has a trace function already, a debugger or a measure of what tests reach. Either
    makes Python twice as slow, so it rests where nothing but the kit's own code runs.
    """

    def __init__(self, executed: set, outside: Any) -> None:
        self.executed, self.outside = executed, outside
        self.put: Any = None  # what puts a function that is told of calls
        self.resting = 0  # how many blocks rest

    def __enter__(self) -> "note_code":
        if sys.gettrace() is None:
            self.put = sys.settrace
        elif sys.getprofile() is None:
            self.put = sys.setprofile
        else:  # all that can be reached is taken to have run
            self.executed |= self.outside.codes
            return self
        self.collector = uncollected()  # what it calls when something dies is no part of what is traced
        self.collector.__enter__()
        self.hear = trace_function(self.executed)
        self.put(self.hear)
        return self

    def __exit__(self, *error: object) -> None:
        if self.put is not None:
            self.put(None)
            self.put = None
            self.collector.__exit__(None, None, None)

    def rest(self) -> None:
        """Note nothing until the next `go_on`."""
        self.resting += 1
        if self.put is not None and self.resting == 1:
            self.put(None)

    def go_on(self) -> None:
        """Note again, unless somebody around rests, too."""
        self.resting -= 1
        if self.put is not None and not self.resting:
            self.put(self.hear)

    def through(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        """Call a function that may be a user's, from where only the kit's code runs otherwise."""
        resting, self.resting = self.resting, 0
        if self.put is not None and resting:
            self.put(self.hear)
        try:
            return function(*arguments, **keywords)
        finally:
            self.resting = resting
            if self.put is not None and resting:
                self.put(None)


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
