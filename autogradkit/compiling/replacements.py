"""Replacements: the functions that stand in for ops' forwards and rules, and for the engine's own functions.

Each asks first whether its own thread is tracing; if not, it does what the engine's does.
"""

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
from autogradkit.core.tensor import has_tensor

TRANSPARENT = {"checkpoint"}  # ops whose forward and rule run the engine themselves


@lru_cache(maxsize=1024)
def forward_replacement(an_op: Any, forward: Callable) -> Callable:
    """Return an op's forward, written down as one line when it meets traced arrays."""

    call, transparent = Call("forward", an_op.name, forward), an_op.name in TRANSPARENT

    def compute(*arrays: Any, **parameters: Any) -> Any:
        trace = active()
        if trace is None:
            return forward(*arrays, **parameters)
        trace.used[an_op] = None  # also of constants, whose gradient becomes one
        if transparent:
            return forward(*arrays, **parameters)
        if trace.kept.names:
            arrays = trace.kept.with_traced(arrays)
        if not has_traced(arrays) and not has_traced(parameters):
            return forward(*arrays, **parameters)
        return trace.forward(an_op, call, arrays, parameters)

    compute.replaces = forward  # type: ignore[attr-defined]
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
        trace.used[rule.op] = None
        if transparent or has_tensor((g, saved)) or not has_traced((g, saved)):
            return trace.called(function, g, *saved, **needs)
        return trace.rule(rule.op, call, (g, *saved), needs)

    compute.__name__, compute.__module__ = function.__name__, function.__module__
    compute.replaces = rule  # type: ignore[attr-defined]
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
        if parameters:
            parameters = map_nested(lambda x: copy_of(trace, x, "C"), parameters)
        return arrays, sources, parameters

    return copies


def copy_of(trace: Trace, x: Any, order: str) -> Any:
    """Return a copy of an array, or a constant itself if that is laid out as its copy."""
    if type(x) is TracedArray:
        return x if isinstance(x._in_run, np.generic) else x.copy(order)
    if type(x) is not np.ndarray or x in trace.kept or x.copy(order).strides == x.strides:
        return x
    return x.copy(order)


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


@lru_cache(maxsize=64)
def step_replacement(new_value: Callable) -> Callable:
    """Return an optimiser's new_value, written down as a live call."""

    @wraps(new_value)
    def compute(self: Any, x: Any, g: Any, group: Any, memory: Any) -> Any:
        trace = active()
        if trace is None or not has_traced((x, g)):
            return new_value(self, x, g, group, memory)
        return record_new_value(trace, new_value, self, x, g, group, memory)

    return compute
