"""Watching: was a remembered array changed, and which op made the first NaN or Inf?

A tensor's array is its own, and only `.data` gives it away. So nothing needs watching until `.data` is read,
and a program that never reads it pays one look at an empty dict per op. From then on that array is *lent*:
what remembers it also takes its fingerprint, and the backward pass compares before it runs a rule.
`detect_anomaly` watches everything.
"""

import linecache
import os
import sys
import weakref
import zlib
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from autogradkit.errors import AnomalyError, BackwardError

__all__ = [
    "WATCHED",
    "check_backward",
    "check_forward",
    "check_memory",
    "detect_anomaly",
    "fingerprint",
    "lend",
]

WATCHED = {}  # id of a lent array -> (weak reference to it, its fingerprint when it was lent first)
anomaly = ContextVar("anomaly", default=False)
HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMPY = os.path.dirname(os.path.abspath(np.__file__))


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


@contextmanager
def detect_anomaly():
    """Watch everything that is computed in the block, forward and backward: slow, but it finds the culprit.

    The first op to produce a NaN or an Inf is named, with the line that called it; and every remembered
    array, also a constant of yours, that is changed before its backward rule runs.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor([1.0, 0.0], name="x")
    >>> with ag.detect_anomaly():
    ...     x.sqrt().sum().backward()
    Traceback (most recent call last):
    ...
    autogradkit.errors.AnomalyError: sqrt_backward made the first Inf, in the gradient for x, from finite \
numbers. Its op was called in line 2: x.sqrt().sum().backward()
    """
    token, key = anomaly.set(True), object()
    WATCHED[key] = None
    try:
        yield
    finally:
        del WATCHED[key]
        anomaly.reset(token)


def arrays_in(value):
    """Return the arrays in one remembered value."""
    if type(value) is np.ndarray:
        return [value]
    return [v for v in value if type(v) is np.ndarray] if type(value) is tuple else []


def check_forward(node, z, inputs):
    """Take the fingerprints of what `node` remembers; under detect_anomaly, look at what it computed."""
    everything = anomaly.get()
    node.marks = [
        [fingerprint(a) if everything or id(owner(a)) in WATCHED else None for a in arrays_in(value)]
        for value in node.saved
    ]
    if everything or any(mark is not None for marks in node.marks for mark in marks):
        node.line = line_of_user()
    if not everything:
        return
    bad = not_finite(z)
    if not bad:
        return
    for name, x in zip(input_names(node), inputs, strict=False):
        came_in = not_finite(x)
        if came_in == "NaN":
            raise AnomalyError(f"{node.op.name} was given a NaN in its input {name}{called(node)}")
        if came_in and bad == "Inf":  # an Inf that somebody meant, as in a mask
            return
    raise AnomalyError(f"{node.op.name} made the first {bad}, from finite numbers{called(node)}")


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
                    f"{node.op.name} remembered {described(node, name)} for its backward rule, and the array "
                    "was changed in place since: the gradient would be wrong. Call backward() before "
                    "changing data, or give the tensor a new array instead: t.data = t.data + 1"
                    + (called(node) if hasattr(node, "line") else ". detect_anomaly() names the line.")
                )


def check_backward(node, g, contributions):
    """Under detect_anomaly, look at what a rule returned."""
    if not anomaly.get():
        return
    for name, contribution in zip(input_names(node), contributions, strict=False):
        bad, above = not_finite(contribution), not_finite(g)
        if bad and above:
            raise AnomalyError(f"{node.op.name} was given an upstream gradient with a {above}{called(node)}")
        if bad:
            rule = node.rule.function.__name__
            raise AnomalyError(
                f"{rule} made the first {bad}, in the gradient for {name}, from finite numbers{called(node)}"
            )


def not_finite(x):
    """Return "NaN" or "Inf" if `x` holds one, the NaN first; None if all its numbers are finite."""
    x = np.asarray(getattr(x, "_data", x))
    if x.dtype.kind != "f" or np.isfinite(x).all():
        return None
    return "NaN" if np.isnan(x).any() else "Inf"


def input_names(node):
    """Return what the op's inputs are called, where one name may stand for all."""
    names = node.op.inputs
    return names if len(names) == len(node.inputs) else [names[0].lstrip("*")] * len(node.inputs)


def described(node, name):
    """Return how an error speaks of what a node remembered under `name`."""
    if name == "z":
        return "its output" + (f" {node.name}" if node.name else "")
    if name in node.op.inputs:
        source = node.inputs[node.op.inputs.index(name)]
        given = getattr(source, "name", None)
        return f"its input {name}" + (f" (the tensor {given})" if given and given != name else "")
    return name


def called(node):
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
