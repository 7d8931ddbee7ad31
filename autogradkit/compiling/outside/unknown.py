"""The unknown outside: what can't be compared, or not be looked into, is a reason to refuse."""

from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import (
    asks_for_a_type,
    asks_for_errors,
    attribute_names,
    codes_in,
    incomparable_read,
    made_inside,
)
from autogradkit.compiling.refusals import CompileError

__all__ = ["refuse_unknown"]


def refuse_unknown(outside: Any, function: str, executed: set) -> None:
    """Raise if code that was executed reads what can't be compared, or could not be looked into."""
    names = {name for code in executed for name in attribute_names(code)}
    for name in outside.buffers.values():
        if name.rpartition(".")[2] in names:
            raise CompileError(
                f"{function} can't be compiled. It reads {name}, which its program changes: read it "
                "outside of the function."
            )
    if outside.settings and "state" in names:
        raise CompileError(
            f"{function} can't be compiled. It reads what an optimiser remembers, its .state: read it "
            "outside of the function."
        )
    for code, name, x in outside.unknown:
        if code is None or code in executed:
            kind = type(x).__name__
            why = (
                f"which is too large to be compared at every call ({x.nbytes / 2**20:.0f} MB)"
                if isinstance(x, np.ndarray)
                else "which gives something else each time"
                if hasattr(x, "__next__")
                else f"a {kind}, of which nobody can tell whether it has changed"
            )
            raise CompileError(
                f"{function} can't be compiled. It reads {name}, {why}: pass it as an argument."
            )
    for code in executed:
        if code.co_filename.startswith("<frozen"):  # Python's own
            continue
        if name := incomparable_read(code):
            raise CompileError(
                f"{function} can't be compiled. {code.co_name} calls {name}, and nobody can tell "
                "whether what it reads is the same at the next call: read it outside, and pass it as an "
                "argument."
            )
        if asks_for_a_type(code):
            raise CompileError(
                f"{function} can't be compiled. {code.co_name} asks for type(…), and an array that is "
                "traced is of another type than the array: ask isinstance(x, np.ndarray)."
            )
        if asks_for_errors(code):
            raise CompileError(
                f"{function} can't be compiled. {code.co_name} lets NumPy raise an error at an overflow or a "
                "division by 0, and its program would only warn: say np.errstate(…) around the call."
            )
    inner = {c for code in executed for c in codes_in(code)}
    for code in executed - outside.codes:
        if code.co_freevars and code not in inner - {code} and not made_inside(code, executed):
            raise CompileError(
                f"{function} can't be compiled. It calls {code.co_name}, whose closure nobody can "
                "look into: call it by its name, or pass what it reads as an argument."
            )
