"""Watching: was a remembered array changed in place?

A tensor's array is its own, and only `.data` gives it away. So nothing needs watching until `.data` is read,
and a program that never reads it pays one look at an empty dict per op. From then on that array is *lent*:
what remembers it also takes its fingerprint, and the backward pass compares before it runs a rule.

A NumPy array of yours that takes part as it is, a constant, is not watched: that would double the time of
small ops. `Tensor(array, requires_grad=False)` is a copy of it, and watched.

While there is a `watcher`, everything is watched, and it is told of every op and of every rule: see
`autogradkit.guards.anomaly`.
"""

import linecache
import os
import sys
import weakref
import zlib
from contextvars import ContextVar
from typing import NamedTuple

import numpy as np

from autogradkit.errors import BackwardError

__all__ = [
    "WATCHED",
    "Watcher",
    "call_site",
    "check_backward",
    "check_forward",
    "check_memory",
    "fingerprint",
    "lend",
    "watcher",
]

WATCHED = {}  # id of a lent array -> (weak reference to it, its fingerprint when it was lent first)
watcher = ContextVar("watcher", default=None)
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMPY = os.path.dirname(os.path.abspath(np.__file__))


class Watcher(NamedTuple):
    """Two functions that look on, and may raise."""

    forward: object  # (node, z, inputs), after an op was recorded
    backward: object  # (node, g, contributions), after its rule has spoken


def fingerprint(array):
    """Return a checksum of an array's bytes: about 4 GB per second."""
    return zlib.crc32(np.ascontiguousarray(array))


def owner(array):
    """Return the array whose memory `array` is a view of, or itself."""
    while type(array.base) is np.ndarray:
        array = array.base
    return array


def lend(array):
    """Note that from now on somebody outside may change `array`."""
    array = owner(array)
    key = id(array)
    if key not in WATCHED:
        forget = weakref.ref(array, lambda _: WATCHED.pop(key, None))
        WATCHED[key] = (forget, fingerprint(array))


def arrays_in(value):
    """Return the arrays in one remembered value."""
    if type(value) is np.ndarray:
        return [value]
    return [v for v in value if type(v) is np.ndarray] if type(value) is tuple else []


def check_forward(node, z, inputs):
    """Take the fingerprints of what `node` remembers, as far as it may be changed from outside."""
    looker = watcher.get()
    node.marks = [
        [fingerprint(a) if looker or id(owner(a)) in WATCHED else None for a in arrays_in(value)]
        for value in node.saved
    ]
    if looker or any(mark is not None for marks in node.marks for mark in marks):
        node.line = line_of_user()
    if looker:
        looker.forward(node, z, inputs)


def check_backward(node, g, contributions):
    """Show the watcher, if there is one, what a rule returned."""
    if looker := watcher.get():
        looker.backward(node, g, contributions)


def check_memory(node):
    """Raise if something that `node` remembers is no longer what it was."""
    marks = getattr(node, "marks", None) or [None] * len(node.saved)
    for name, value, mark in zip(node.rule.names, node.saved, marks, strict=True):
        for array, before in zip(arrays_in(value), mark or [None] * 99, strict=False):
            if before is None:  # remembered first, lent later
                array = owner(array)
                before = WATCHED.get(id(array), (None, None))[1]
            if before is not None and fingerprint(array) != before:
                raise BackwardError(
                    f"{node.op.name} remembered {description(node, name)} for its backward rule, and the "
                    "array was changed in place since: the gradient would be wrong. Call backward() before "
                    "changing data, or give the tensor a new array instead: t.data = t.data + 1"
                    + (call_site(node) if hasattr(node, "line") else ". detect_anomaly() names the line.")
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
    while frame.f_back and frame.f_code.co_filename.startswith((HERE, NUMPY)):
        frame = frame.f_back
    file, number = frame.f_code.co_filename, frame.f_lineno
    text = linecache.getline(file, number, frame.f_globals).strip()
    place = "" if "ipykernel" in file or file.startswith("<") else f"{os.path.basename(file)}, "
    return f"{place}line {number}" + (f": {text}" if text else "")
