"""Replacements at tensors: what stands in for their two slots, and for what gives their arrays out.

Each asks first whether its own thread is tracing; if not, it does what a tensor does.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.compiling.current_trace import active
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.core.tensor import Tensor, result
from autogradkit.guards.views import note_part

SLOTS = {name: Tensor.__dict__[name] for name in ("_data", "_grad")}


def watched_slot(name: str) -> property:
    """Return a tensor's slot that tells the trace when it is read and written."""
    kind, get, put = name[1:], SLOTS[name].__get__, SLOTS[name].__set__

    def read(t: Any) -> Any:
        trace = active()
        if trace is None or id(t) in trace.tensors.made:
            return get(t)
        return trace.tensors.read(t, kind, get)

    def write(t: Any, new: Any) -> None:
        trace = active()
        if trace is not None and kind == "data":
            trace.tensors.refuse_number_shared(t)
        if trace is None or trace.tensors.is_made(t):
            put(t, new)
        else:
            trace.tensors.write(t, kind, get, new)

    return property(read, write)


def data_replacement(data: property) -> property:
    """Return Tensor.data; a traced array is lent as a twin of its own, as a leaf's is."""

    def lend(t: Any) -> Any:
        trace = active()
        array = None if trace is None else t._data
        return trace.tensors.lend(t, array) if type(array) is TracedArray else data.fget(t)

    return property(lend, data.fset)


def detach_replacement(detach: Callable) -> Callable:
    """Return Tensor.detach; of a traced array it is a view of its own, as of any other."""

    def detached(t: Any) -> Any:
        trace = active()
        data = None if trace is None else t._data
        if type(data) is not TracedArray or not isinstance(data._in_run, np.ndarray):
            return detach(t)
        constant = result(trace.traced_array(data._in_run[...], data._in_program, data._fixed))
        note_part(constant, (t,), outdated=False)
        return constant

    return detached


def array_replacement(to_array: Callable) -> Callable:
    """Return Tensor.__array__, which a traced one refuses."""

    def array(t: Any, dtype: Any = None, copy: Any = None) -> Any:
        trace = active()
        if trace is not None and type(t._data) is TracedArray and t._node is None:
            raise trace.refusal(f"{t.label} became a plain NumPy array", numbers=True)
        return to_array(t, dtype, copy)

    return array


def part_replacement(note_part: Callable) -> Callable:
    """Return what notes that a tensor is a part of another; the trace notes whose single number it is."""

    def note(t: Any, inputs: Any, moved: bool) -> None:
        note_part(t, inputs, moved)
        trace = active()
        value = None if trace is None else getattr(t._data, "_in_run", None)
        base = getattr(value, "base", None)
        if (moved and isinstance(value, np.generic)) or (type(base) is np.ndarray and base.ndim == 0):
            trace.tensors.note_number_shared(t, *[x for x in inputs if isinstance(x._data, np.generic)])

    return note


def result_replacement(recorded_result: Callable) -> Callable:
    """Return what makes a tensor with a node; the trace notes in which line."""

    def made(z: Any, rule: Any, inputs: Any, saved: Any) -> Any:
        t = recorded_result(z, rule, inputs, saved)
        trace = active()
        if trace is not None:
            trace.origins.note_node(t._node, z, trace.lines[-1] if trace.lines else None)
        return t

    return made
