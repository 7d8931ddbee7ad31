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
from functools import partial
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
    "lend_twin",
    "watch_twin",
    "watcher",
]

# Why there is something to watch: id of a tensor's array -> weak reference to the array that was lent over
# its memory, and id of a node -> weak reference to the node, if it remembers such memory.
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


def array_lent_out(array):
    """Return the array that somebody outside has over the memory of `array`; None if nobody has.

    A number that id() gave to an array that is gone may be another array's by now: the memory decides.
    """
    reference = WATCHED.get(id(array))
    outside = reference and reference()
    if outside is array or (type(outside) is np.ndarray and outside.base is array.base is not None):
        return outside
    return None


def lend_copy(array):
    """Return a copy of `array` twice over the same memory: one for its tensor, one for somebody outside.

    Two arrays over a bytearray are no views of each other, and neither are their parts: so the one outside
    exists exactly as long as somebody has it, or a part of it.
    """
    memory = bytearray(array.tobytes())
    own = np.ndarray(array.shape, array.dtype, memory)
    outside = np.ndarray(array.shape, array.dtype, memory)
    watch(own, outside)
    return own, outside


def lend_twin(array):
    """Return a copy of `array` twice: its tensor and somebody outside have the same.

    For a leaf that needs a gradient, where `p.data -= …` must be quick. It is watched as long as it is the
    leaf's, or somebody else's: until the next step of the training, which gives the leaf a new array.
    """
    own = np.array(array)
    watch_twin(own)
    return own, own


def watch_twin(array):
    """Note that somebody outside may have the very array of a leaf, as long as it exists."""
    key = id(array)
    WATCHED[key] = weakref.ref(array, partial(WATCHED.pop, key))  # quicker than `watch`


class Reference(weakref.ref):
    """A weak reference that knows under which key it stands."""

    __slots__ = ("key",)


def watch(thing, while_there):
    """Note that there is `thing` to watch, as long as `while_there` exists."""
    reference = Reference(while_there, forget)
    reference.key = id(thing)
    WATCHED[reference.key] = reference


def forget(reference):
    """Forget what was watched as long as something existed that is gone."""
    if WATCHED.get(reference.key) is reference:  # else the number is another thing's by now
        del WATCHED[reference.key]


def arrays_in(value):
    """Return the arrays in one remembered value."""
    if type(value) is np.ndarray:
        return [value]
    return [v for v in value if type(v) is np.ndarray] if type(value) is tuple else []


def check_forward(node, z, inputs):
    """Copy the bytes of what `node` remembers, as far as it may be changed from outside."""
    looker = watcher.get()
    marks = [
        [a.tobytes() if looker or id(owner(a)) in WATCHED else None for a in arrays_in(value)]
        for value in node.saved
    ]
    if looker or any(mark is not None for part in marks for mark in part):
        node.marks, node.line = marks, line_of_user()
        watch(node, node)
    if looker:
        looker.forward(node, z, inputs)


def check_backward(node, g, contributions):
    """Show the watcher, if there is one, what a rule returned."""
    if looker := watcher.get():
        looker.backward(node, g, contributions)


def check_memory(node):
    """Raise if something that `node` remembers is no longer what it was."""
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
