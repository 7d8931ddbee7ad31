"""The runner of a program: it reads the inputs, writes what the program leaves, and makes the result."""

from collections import Counter
from typing import Any

import numpy as np

from autogradkit.compiling.arguments import flat
from autogradkit.compiling.results import ReturnedPart, leaves_of
from autogradkit.compiling.writer import Writer
from autogradkit.core.tensor import Tensor, result
from autogradkit.guards.lending import lend
from autogradkit.guards.parts import is_detached
from autogradkit.guards.single_numbers import note_number
from autogradkit.guards.views import note_part

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
    for there in found.lent:  # it moves, as it does when the function itself runs
        w.lines.append(f"{w.name(lend)}({w.tensor(there)})")
    w.lines.append(f"result = {text_of_result(w, prepared, found.result)}")
    made = [r for r in leaves_of(found.result) if r.kind in ("tensor", "detached")]
    if made:
        w.lines.append(text_of_notes(w, prepared, made))
    w.lines.append("return result")
    return w.function("def runs(given):")


def text_of_notes(w: Writer, prepared: Any, made: list) -> str:
    """Return the text that notes which of the tensors that are `made` share memory with any that is there."""
    found = prepared.found
    there = [where for kind, where in found.sources if kind == "data"]
    there += [where for kind, where, _ in prepared.writes if kind == "data"]
    others = "".join(f"{t}, " for t in dict.fromkeys(map(w.tensor, there)))
    views = [f"type(r{n}.base) is {w.name(np.ndarray)}" for n in {prepared.place[r.what]: None for r in made}]
    known = Counter([*found.program.inputs, *[r.what for r in made], *[new for _, _, new in found.writes]])
    test = "True" if any(known[r.what] > 1 for r in made) else " or ".join(views)
    return f"if {test}: {w.name(note_shared_results)}(result, [{others}])"


def note_shared_results(result: Any, others: list) -> None:
    """Note which of the tensors that a program returns are parts of each other or of others, or detached."""
    tensors = [x for x in flat(result) if isinstance(x, Tensor)]
    for t in tensors:
        rest = [x for x in (*tensors, *others) if x is not t]
        note_part(t, rest, outdated=not is_detached(t))
        for x in rest:
            if x._data is t._data and t._node is None:  # NumPy's single numbers have no parts
                note_number(t, x)


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
        case "detached":
            return f"{w.name(result)}(r{prepared.place[x.what]}).detach()"
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
