"""Held memory: whether somebody outside has memory of a tensor that a program writes into.

Whoever has `t.data` sees what is written into it; a tensor that is a part of another, as t.detach() and t[0]
are, may not be written into as long as the other is there; and the parts of one that is written into are
outdated. What then happens depends on who is still there at this call: so the function itself is run.
"""

from typing import Any

import numpy as np

from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.writer import Writer
from autogradkit.guards.in_place import WATCHED, array_lent_out
from autogradkit.guards.parts import PARTS, is_shared

__all__ = ["test_of_held_memory"]


def test_of_held_memory(found: TracedProgram) -> Any:
    """Return the function that tells whether somebody has memory that a program would write into."""
    w = Writer()
    tensors = [w.tensor(there) for kind, there, _ in found.writes if kind == "data"]
    array = w.name(np.ndarray)
    tests = [f"{t}._data.base is not None and type({t}._data.base) is {array}" for t in tensors]
    for things, test in ((WATCHED, is_lent), (PARTS, has_others)):
        given = [f"{w.name(test)}({t})" for t in tensors]
        tests += [f"{w.name(things)} and ({' or '.join(given)})"] * bool(given)
    w.lines += [f"if {' or '.join(tests)}: return True"] * bool(tests)
    w.lines.append("return False")
    return w.function("def is_held(given):")


def has_others(t: Any) -> bool:
    """Whether somebody outside has a tensor with this one's memory: a part of it, or what was detached."""
    return is_shared(t._data, [t])


def is_lent(t: Any) -> bool:
    """Whether somebody outside has an array over a tensor's memory."""
    return array_lent_out(t._data) is not None


test_of_held_memory.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's
