"""Refusals: what can't be compiled is said in one sentence, with the line and the way out."""

import contextlib
import linecache
import os
import sys
from functools import lru_cache
from typing import Any

import numpy as np

from autogradkit.compiling.line import Place
from autogradkit.errors import AutogradkitError

__all__ = [
    "CompileError",
    "NotNow",
    "asked_by_kit",
    "file_of",
    "in_kit",
    "of_python",
    "place_of_user",
    "refusal",
    "text_of",
]

HERE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(HERE, "compiled.py")
KIT = os.path.dirname(HERE) + os.sep
NUMPY = os.path.dirname(os.path.abspath(np.__file__)) + os.sep
# in a browser the modules that Python doesn't hold frozen lie in a zip
PYTHON = tuple({os.path.dirname(os.path.abspath(module.__file__)) + os.sep for module in (os, contextlib)})
# modules of the kit whose functions only pass a number on to whoever has asked for it
PASSING_ON = (
    "core/tensor.py",
    "core/ops/methods.py",
    "guards/record_keeping.py",
    "core/dispatch/constants.py",
)
PASSING_ON += ("core/op.py", "core/dispatch/")
PASSING_ON = tuple([os.path.join(KIT, *name.split("/")) for name in PASSING_ON])

WAY_OUT = (
    "A program has no branches, and this number is another one at the next call: choose with "
    "ag.where(condition, x, y), return the number and look at it outside, or pass it as a number of "
    "Python's, for each of which a program of its own is compiled"
)


class CompileError(AutogradkitError):
    """What can't be compiled."""


class NotNow(CompileError):  # noqa: N818, it is no error: the function is run as it is
    """This call can't be compiled, others may: it writes into memory that another tensor has, say."""


def place_of_user() -> Place | None:
    """Return the line outside the kit, NumPy and Python that is being executed."""
    frame: Any = sys._getframe(2)  # who asks is in the kit
    while frame is not None:
        file = frame.f_code.co_filename
        if file == COMPILED:  # what called the function is not in it
            return None
        if is_users_file(file) and not of_python(file_of(frame)):
            return Place(file, frame.f_lineno)
        frame = frame.f_back
    return None


@lru_cache(maxsize=4096)
def is_users_file(file: str) -> bool:
    """Whether a file is neither the kit's nor NumPy's nor Python's."""
    return not file.startswith((KIT, NUMPY)) and not of_python(file)


def file_of(frame: Any) -> str:
    """Return the file of the module whose code runs in a frame.

    It is not always the one that its code names: in a browser Python's own modules come compiled, from a zip.
    """
    return frame.f_globals.get("__file__") or frame.f_code.co_filename


@lru_cache(maxsize=4096)
def of_python(file: str) -> bool:
    """Whether a file belongs to Python itself."""
    return file.startswith(PYTHON) and "site-packages" not in file


def in_kit() -> bool:
    """Whether the kit itself, and not its user, asks for a number now."""
    frame: Any = sys._getframe(1)
    while frame is not None and passes_on(frame.f_code.co_filename):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(KIT)


def asked_by_kit() -> bool:
    """Whether the very line that asks is the kit's own, also one that only passes on."""
    return sys._getframe(2).f_code.co_filename.startswith(KIT)


@lru_cache(maxsize=4096)
def passes_on(file: str) -> bool:
    """Whether the functions of a file only pass a number on to whoever has asked for it."""
    return file.startswith((HERE, *PASSING_ON))


def text_of(place: Place | None) -> str:
    """Return a place as the end of a sentence: its file, number and text."""
    if place is None:
        return ""
    text = linecache.getline(place.file, place.number).strip()
    file = (
        "" if "ipykernel" in place.file or place.file.startswith("<") else f"{os.path.basename(place.file)}, "
    )
    return f"{file}line {place.number}" + (f": {text}" if text else "")


def refusal(name: str, what: str, numbers: bool = False) -> CompileError:
    """Return the error that says why `name` can't be compiled."""
    place = text_of(place_of_user())
    way_out = f" {WAY_OUT}." if numbers else ""
    return CompileError(
        f"{name} can't be compiled. {what}" + (f", in {place}" if place else "") + f".{way_out}"
    )
