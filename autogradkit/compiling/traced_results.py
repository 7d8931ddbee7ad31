"""Traced results: what a call has returned, as traced arrays, and why one may not be written into."""

from typing import Any

import numpy as np

from autogradkit.compiling.line import Call
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.value import Value

__all__ = ["fix_shared", "the_same", "unpacked"]


def fix_shared(arguments: tuple, given: tuple, results: tuple) -> dict:
    """Let nobody write into results that share memory with arguments; return why, by their Values."""
    why = "an array that shares its memory with another"
    inputs = [a for a in given if isinstance(a, np.ndarray)]
    fixed = {}
    for value in results:
        array = None if value is None else value.example
        if isinstance(array, np.ndarray) and any(np.may_share_memory(array, a) for a in inputs):
            fixed[value] = why
    for a in arguments if fixed else ():
        if type(a) is TracedArray:
            a._fixed = a._fixed or why
    return fixed


def the_same(arguments: Any, results: tuple) -> TracedArray | None:
    """Return the argument that a call has returned as it is, as NumPy does with x.squeeze(); else None."""
    found = results[0] and results[0].example if len(results) == 1 else None
    for x in arguments if type(found) is np.ndarray else ():
        if type(x) is TracedArray and x._in_run is found:
            return x
    return None


def unpacked(trace: Any, call: Call, results: tuple, kind: type | None, fixed: dict | None = None) -> Any:
    """Return the results of a line as traced arrays, in what they come in."""
    value: Value | None = results[0] if kind is None else None
    if value is not None and type(value.example) is np.ndarray:
        return TracedArray(trace, value.example, value, fixed and fixed.get(value))
    why = fixed or {}
    made = [None if v is None else TracedArray(trace, v.example, v, why.get(v)) for v in results]
    if kind is None and type(results[0] and results[0].example) is float:  # from math.exp and its like
        return trace.record(Call("function", "np.float64", np.float64), (made[0],))
    if kind is None:
        return made[0]
    if call.kind == "forward" and type(results[1] and results[1].example) is dict:  # kept for its rule
        kept = results[1].example
        return made[0], {name: trace.record(Call("item", "[]"), (made[1], name)) for name in kept}
    return kind(*made) if hasattr(kind, "_fields") else kind(made)
