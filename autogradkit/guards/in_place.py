"""Changes in place: was a remembered array changed?

What a graph remembers is nobody else's, so that nobody can change it. A tensor's array is its own; a NumPy
array of yours that a rule remembers is copied; and whoever reads `.data` gets the memory of a fresh copy,
which is the tensor's from then on, while graphs keep what they had.

One case is left: what is computed from a tensor while somebody has its `.data` remembers memory that can be
written to. Whoever has it has an array of their own over that memory: as long as this one, or a part of it,
exists, whatever remembers the memory also takes a copy of its bytes, and the backward pass compares before it
runs a rule. A program where nobody holds `.data` pays one look at an empty dict per op.

While there is a `watcher`, everything is watched, and it is told of every op and of every rule: see
`autogradkit.guards.anomaly`.
"""

import copy
import linecache
import os
import sys
import weakref
from contextvars import ContextVar
from typing import NamedTuple

import numpy as np

from autogradkit.errors import BackwardError

__all__ = [
    "WATCHED",
    "Watcher",
    "array_lent_out",
    "call_site",
    "check_backward",
    "check_forward",
    "check_memory",
    "lend_copy",
    "watch",
    "watcher",
]

# Why there is something to watch: weak references to arrays that were lent, and to nodes that remember memory
# of such an array. Each is gone with what it refers to.
WATCHED = {}
watcher = ContextVar("watcher", default=None)
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMPY = os.path.dirname(os.path.abspath(np.__file__))
NOT_THE_USERS = (HERE, NUMPY, os.path.abspath(copy.__file__))


class Watcher(NamedTuple):
    """Two functions that look on, and may raise."""

    forward: object  # (node, z, inputs), after an op was recorded
    backward: object  # (node, g, contributions), after its rule has spoken


def owner(array):
    """Return the array whose memory `array` is a view of, or itself."""
    while type(array.base) is np.ndarray:
        array = array.base
    return array


class Memory(np.ndarray):
    """Memory over which there are two arrays: its tensor's, and the one that was lent.

    NumPy lets a view of a view be one of the array that has the memory, unless that is of another class, as
    this one is: so a part of the lent array is a view of that, and of no other. It exists exactly as long as
    somebody has it, or a part of it.
    """

    __slots__ = ("outside",)  # a weak reference to the array that was lent


class Reference(weakref.ref):
    """A weak reference that is told from others by which it is, not by what it refers to."""

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


def watch(thing):
    """Note that there is something to watch as long as `thing` exists; return a weak reference to it."""
    reference = Reference(thing, WATCHED.pop)
    WATCHED[reference] = None
    return reference


def lend_copy(array):
    """Return a copy of `array` twice over the same memory: one for its tensor, one for somebody outside."""
    array = array if type(array) is np.ndarray else np.array(array)  # a number, or refused as outdated
    memory = array.view(Memory).__copy__()
    outside = memory.view(np.ndarray)
    memory.outside = watch(outside)
    return memory.view(np.ndarray), outside


def array_lent_out(array):
    """Return the array that somebody outside has over the memory of `array`; None if nobody has."""
    memory = array.base
    return memory.outside() if type(memory) is Memory else None


def arrays_in(value):
    """Return the arrays in one remembered value."""
    if type(value) is np.ndarray:
        return [value]
    return [v for v in value if type(v) is np.ndarray] if type(value) is tuple else []


def check_forward(node, z, inputs):
    """Copy the bytes of what `node` remembers, as far as it may be changed from outside."""
    looker = watcher.get()
    marks = [
        [a.tobytes() if looker or array_lent_out(owner(a)) is not None else None for a in arrays_in(value)]
        for value in node.saved
    ]
    if looker or any(mark is not None for part in marks for mark in part):
        node.marks, node.line = marks, line_of_user()
        watch(node)
    kept = getattr(node.op.forward, "kept_outside", None)
    if kept is not None and kept.latest is not None:
        node.kept, kept.latest = kept.latest, None
    if looker:
        looker.forward(node, z, inputs)


def check_backward(node, g, contributions):
    """Show the watcher, if there is one, what a rule returned."""
    if looker := watcher.get():
        looker.backward(node, g, contributions)


def check_memory(node):
    """Raise if something that `node` remembers is no longer what it was."""
    if (kept := getattr(node, "kept", None)) is not None:
        node.op.forward.kept_outside.refuse_if_overwritten(node.rule, kept)
    marks = getattr(node, "marks", ())
    for name, value, parts in zip(node.rule.names, node.saved, marks, strict=False):
        for array, before in zip(arrays_in(value), parts, strict=True):
            if before is not None and array.tobytes() != before:
                raise BackwardError(
                    f"{node.op.name} remembered {description(node, name)} for its backward rule, and the "
                    "array was changed in place since: the gradient would be wrong. Call backward() before "
                    "changing data, or give the tensor a new array instead: t.data = t.data + 1"
                    + call_site(node)
                )


def description(node, name):
    """Return how an error speaks of what a node remembered under `name`."""
    if name == "z":
        return "its output" + (f" {node.name}" if node.name else "")
    if name in node.op.inputs:
        source = node.inputs[node.op.inputs.index(name)]
        given = getattr(source, "name", None)
        return f"its input {name}" + (f" (the tensor {given})" if given and given != name else "")
    return name


def call_site(node):
    """Return the end of a sentence about `node`: the line that called its op, where it is known."""
    line = getattr(node, "line", "")
    return f". Its op was called in {line}" if line else "."


def line_of_user():
    """Return the line outside the kit that is being executed, as text."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename.startswith(NOT_THE_USERS):
        frame = frame.f_back
    file, number = frame.f_code.co_filename, frame.f_lineno
    text = linecache.getline(file, number, frame.f_globals).strip()
    place = "" if "ipykernel" in file or file.startswith("<") else f"{os.path.basename(file)}, "
    return f"{place}line {number}" + (f": {text}" if text else "")
