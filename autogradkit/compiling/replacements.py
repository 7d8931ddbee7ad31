"""Replacements: the functions that stand in for the engine's own while a function is traced.

Each asks first whether its own thread is tracing; if not, it does what the engine's does.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, wraps
from typing import Any

import numpy as np

from autogradkit.compiling.current_trace import active
from autogradkit.compiling.line import Call
from autogradkit.compiling.live import record_new_value
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import TracedArray, has_traced
from autogradkit.core.tensor import Tensor, result
from autogradkit.guards.views import note_part

TRANSPARENT = {"checkpoint"}  # ops whose forward and rule run the engine themselves


SLOTS = {name: Tensor.__dict__[name] for name in ("_data", "_grad")}


def watched_slot(name: str) -> property:
    """Return a tensor's slot that tells the trace when it is read and written."""
    slot, kind = SLOTS[name], name[1:]

    def read(t: Any) -> Any:
        trace = active()
        return slot.__get__(t) if trace is None else trace.tensors.read(t, kind, slot)

    def write(t: Any, new: Any) -> None:
        trace = active()
        if trace is None:
            slot.__set__(t, new)
        else:
            trace.tensors.write(t, kind, slot, new)

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
        if type(data) is not TracedArray or not isinstance(data.value, np.ndarray):
            return detach(t)
        constant = result(trace.traced_array(data.value[...], data.variable, data.fixed))
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


@lru_cache(maxsize=1024)
def forward_replacement(an_op: Any, forward: Callable) -> Callable:
    """Return an op's forward, written down as one line when it meets traced arrays."""

    call, transparent = Call("forward", an_op.name, forward), an_op.name in TRANSPARENT

    def compute(*arrays: Any, **parameters: Any) -> Any:
        trace = active()
        if trace is None or transparent:
            return forward(*arrays, **parameters)
        if trace.kept.names:
            arrays = trace.kept.with_traced(arrays)
        if not has_traced(arrays) and not has_traced(parameters):
            return forward(*arrays, **parameters)
        return trace.forward(an_op, call, arrays, parameters)

    return compute


@lru_cache(maxsize=1024)
def rule_replacement(rule: Any) -> Any:
    """Return a rule that is written down as one line when it meets traced arrays."""
    function = rule.function
    call = Call("rule", function.__name__, function)
    transparent = rule.op.name in TRANSPARENT

    def compute(g: Any, *saved: Any, **needs: Any) -> Any:
        trace = active()
        if trace is None:
            return function(g, *saved, **needs)
        tensors = isinstance(g, Tensor) or any(isinstance(x, Tensor) for x in saved)
        if transparent or tensors or not has_traced((g, saved)):
            return trace.called(function, g, *saved, **needs)
        place, found = trace.origins.place_of_rule(sys._getframe(1))
        trace.place = place if found else trace.place
        return trace.compute(call, (g, *saved), needs)

    compute.__name__, compute.__module__ = function.__name__, function.__module__
    return replace(rule, function=compute)


def constant_replacement(constant: Callable) -> Callable:
    """Return what an op makes of an input that is no tensor."""
    return lambda x: x if type(x) is TracedArray else constant(x)


def copies_replacement(copied_constants: Callable) -> Callable:
    """Return what copies the caller's arrays; a copy is laid out in its own way, on which bits may depend."""

    def copies(inputs: Any, arrays: Any, sources: Any, parameters: Any) -> Any:
        trace = active()
        if trace is None:
            return copied_constants(inputs, arrays, sources, parameters)
        for i, x in enumerate(inputs):
            if arrays[i] is x and type(x) in (TracedArray, np.ndarray):
                arrays[i] = sources[i] = copy_of(trace, x, "K")
        return arrays, sources, map_nested(lambda x: copy_of(trace, x, "C"), parameters)

    return copies


def copy_of(trace: Trace, x: Any, order: str) -> Any:
    """Return a copy of an array, or a constant itself if that is laid out as its copy."""
    if type(x) is TracedArray:
        return x if isinstance(x.value, np.generic) else x.copy(order)
    if type(x) is not np.ndarray or x in trace.kept or x.copy(order).strides == x.strides:
        return x
    return x.copy(order)


def part_replacement(note_part: Callable) -> Callable:
    """Return what notes that a tensor is a part of another; the trace notes whose single number it is."""

    def note(t: Any, inputs: Any, moved: bool) -> None:
        note_part(t, inputs, moved)
        trace = active()
        value = None if trace is None else getattr(t._data, "value", None)
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


def drain_replacement(drain: Callable) -> Callable:
    """Return what takes all steps of a backward pass; the trace notes whose gradients they are."""

    def take(steps: Any) -> None:
        trace = active()
        if trace is None:
            drain(steps)
        else:
            trace.drain(steps)

    return take


def generator_replacement(generator: Callable) -> Callable:
    """Return what hands out the kit's generator, or that of the trace."""

    def hand_out() -> Any:
        trace = active()
        return generator() if trace is None else trace.drawn_from(generator())

    return hand_out


def step_replacement(new_value: Callable) -> Callable:
    """Return an optimiser's new_value, written down as a live call."""

    @wraps(new_value)
    def compute(self: Any, x: Any, g: Any, group: Any, memory: Any) -> Any:
        trace = active()
        if trace is None or not has_traced((x, g)):
            return new_value(self, x, g, group, memory)
        return record_new_value(trace, new_value, self, x, g, group, memory)

    return compute
