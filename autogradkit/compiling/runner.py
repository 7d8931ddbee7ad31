"""The runner of a program: it reads the inputs, writes what the program leaves, and makes the result."""

from typing import Any

import numpy as np

from autogradkit.compiling.results import ReturnedPart
from autogradkit.compiling.writer import Writer
from autogradkit.core.tensor import Tensor, result
from autogradkit.guards.in_place import watch
from autogradkit.guards.lending import lend

__all__ = ["runner"]


def runner(prepared: Any) -> Any:
    """Return the function that runs a program for the arrays and tensors of a call."""
    w, found = Writer(), prepared.found
    inputs = [text_of_input(w, kind, there) for kind, there in found.sources]
    outputs = "".join(f"r{n}, " for n in range(len(found.program.outputs)))
    if prepared.workspaces.places:
        w.lines.append(f"try: kept = {w.name(prepared.workspaces.unused.pop)}()")
        w.lines.append(f"except {w.name(IndexError)}: kept = {w.name(prepared.workspaces.new)}()")
        inputs.append("*kept")
    w.lines.append(f"{outputs and outputs + '= '}{w.name(prepared.function)}({', '.join(inputs)})")
    if prepared.workspaces.places:
        w.lines.append(f"{w.name(prepared.workspaces.unused.append)}(kept)")
    nodes = {id(state.tensor): state.node for state in found.states}
    for kind, there, n in prepared.writes:
        new = "None" if n is None else f"r{n}"
        node = nodes.get(id(there[1])) if kind == "data" and there[0] == "tensor" else None
        if kind == "array":
            w.lines.append(f"{w.name(there[1])}[...] = {new}")
        elif kind == "grad":
            w.lines.append(f"{w.tensor(there)}._grad = {new}")
        elif node is not None and node.rule is None:  # what Tensor.become does for a leaf
            w.lines.append(f"{w.tensor(there)}._data = {w.name(node)}.value = {new}")
        else:
            w.lines.append(f"{w.tensor(there)}.become({new})")
    for there, written in found.lent:  # who takes t.detach() later, shares what t.data gives out again
        t = w.tensor(there)
        w.lines.append(f"{w.name(watch)}({t}._data, {t}._data)" if written else f"{w.name(lend)}({t})")
    w.lines.append(f"return {text_of_result(w, prepared, found.result)}")
    return w.function("def runs(given):")


def text_of_input(w: Writer, kind: str, there: Any) -> str:
    """Return the text that reads one input of a program."""
    match kind:
        case "argument":
            return f"given[{there}]"
        case "array":
            return w.name(there[1])
        case "setting":
            group, key, dtype = there
            return f"{w.name(np.array)}({w.name(group)}[{key!r}], {w.name(dtype)})"
    return f"{w.tensor(there)}._{kind}"


def text_of_result(w: Writer, prepared: Any, x: ReturnedPart) -> str:
    """Return the text that makes what the function returns."""
    match x.kind:
        case "array":
            return f"r{prepared.place[x.what]}"
        case "tensor":
            node = "None" if x.more is None else f"{w.name(prepared.node_of_dropped_graph)}({w.name(x)})"
            return f"{w.name(result)}(r{prepared.place[x.what]}, {node})"
        case "leaf":
            return f"{w.name(Tensor)}(r{prepared.place[x.what]}, name={x.more!r})"
        case "copy":
            return f"{w.name(x.what)}.copy()"
        case "argument":
            return f"given[{x.what}]"
        case "tree":
            parts = "".join(text_of_result(w, prepared, part) + ", " for part in x.what)
            return f"({parts})" if x.more is tuple else f"{w.name(x.more)}([{parts}])"
    return w.name(x.what)
