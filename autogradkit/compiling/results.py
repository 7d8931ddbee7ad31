"""Results: how what a function has returned is made again of a program's outputs."""

from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.plain import is_plain
from autogradkit.compiling.refusals import CompileError
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.value import Value
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.core.tensor import Tensor

__all__ = ["ReturnedPart", "leaves_of", "result_of", "variable_of"]


class ReturnedPart(NamedTuple):
    """One thing that a function returns: how it is made of a program's outputs, or what it always is."""

    kind: str  # "array", "tensor", "detached", "leaf", "copy", "argument", "object", "tree"
    what: Any  # a Value, an object, the number of an argument; or the parts of a tree
    more: Any = None  # the nodes that a tensor was made of; or what makes a tree of its parts


def leaves_of(result: ReturnedPart) -> Any:
    """Yield the Results that are no trees."""
    if result.kind == "tree":
        for part in result.what:
            yield from leaves_of(part)
    else:
        yield result


def result_of(trace: Trace, given: list, x: Any, alive: list) -> ReturnedPart:
    """Return how what the function has returned is made again."""
    if type(x) is TracedArray:
        if any(state.lent is x for state in trace.tensors.met.values()):
            raise CompileError(
                f"{trace.name} can't be compiled. It returns .data of a tensor: return .data.copy()."
            )
        return ReturnedPart("array", trace.variable(x))
    if isinstance(x, Tensor):
        if id(x) not in trace.tensors.made:
            places = [n for n, other in enumerate(given) if other is x]
            return ReturnedPart("argument", places[0]) if places else ReturnedPart("object", x)
        if type(x) is not Tensor:
            raise CompileError(
                f"{trace.name} can't be compiled. It returns a {type(x).__name__}: return its parts."
            )
        value = variable_of(trace, x._data)
        if x._node is None:
            detached = type(x._data) is TracedArray and x._data._in_run is not x._data._in_program.example
            return ReturnedPart("detached" if detached else "tensor", value)
        if x._node.rule is None:
            return ReturnedPart("leaf", value, x.name)
        alive.append(True)
        nodes = {
            s
            for n in youngest_first(x._node, trace.start)
            for s in n.inputs
            if type(s) is Node and s.number < trace.start
        }
        return ReturnedPart("tensor", value, tuple(sorted(nodes, key=lambda node: node.number)))
    if isinstance(x, np.ndarray):
        return ReturnedPart("object", x) if id(x) in trace.outside.seen else ReturnedPart("copy", x.copy())
    if is_plain(x):
        return ReturnedPart("object", x)
    if (
        isinstance(x, list | tuple | dict) and id(x) in trace.outside.seen
    ):  # the very list that stands outside
        return ReturnedPart("object", x)
    if type(x) in (list, tuple):
        return ReturnedPart("tree", [result_of(trace, given, part, alive) for part in x], type(x))
    if isinstance(x, tuple) and hasattr(x, "_fields"):
        parts = [result_of(trace, given, part, alive) for part in x]
        kind = type(x)
        return ReturnedPart("tree", parts, lambda made: kind(*made))
    if type(x) is dict:
        parts = [result_of(trace, given, part, alive) for part in x.values()]
        keys = list(x)
        return ReturnedPart("tree", parts, lambda made: dict(zip(keys, made, strict=True)))
    if id(x) in trace.outside.seen:
        return ReturnedPart("object", x)
    raise CompileError(
        f"{trace.name} can't be compiled. It returns a {type(x).__name__}: return arrays, tensors, "
        "numbers, or lists, tuples and dicts of them."
    )


def variable_of(trace: Trace, x: Any) -> Value:
    """Return the Value of what a tensor holds by now."""
    if isinstance(x, Tensor):
        raise trace.refusal(
            "It leaves a gradient that can be differentiated (create_graph=True) in a tensor from outside"
        )
    if type(x) is TracedArray:
        return x._in_program
    return trace.copy_of(x)
