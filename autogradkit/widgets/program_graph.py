"""The film of a compiled program: its forward lines as tensors, and the frame that shows each line."""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.line import Line
from autogradkit.compiling.names import Names
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.program import Program
from autogradkit.compiling.value import Value
from autogradkit.core import Tensor
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.core.op import OPS
from autogradkit.errors import AutogradkitError
from autogradkit.graph import film
from autogradkit.graph.computation.trace import record_of

__all__ = ["ProgramFilm", "film_of_program"]


class ProgramFilm(NamedTuple):
    """The film of a program's first forward and backward pass.

    Attributes
    ----------
    data : dict
        The film, as the player takes it.
    frames : list of int
        For each line of the program the frame that shows it.
    """

    data: dict
    frames: list[int]


def film_of_program(program: Program, names: Names, traced: Program) -> ProgramFilm | None:
    """Return the film of a program on the numbers that its lines have; None if it has no film of its own.

    It has one if its forward lines, run again on tensors, come to one number, and if the film's gradients are
    the program's: in a program with two backward passes, or none, they are not. A loss that nobody asks for
    has been dropped from the program: it is taken from what was `traced`. Where what the program computes
    once was computed twice, or its lines can't be run on tensors, all is.
    """
    for lines in ([*forward_lines(program), *dropped_lines(program, traced)], forward_lines(traced)):
        if found := film_of_lines(program, lines, names):
            return found
    return None


def film_of_lines(program: Program, lines: list[Line], names: Names) -> ProgramFilm | None:
    """Return the film of a program whose forward pass is that of some lines; None if it has none."""
    tensors = tensors_of(program, lines, names)
    root = root_of(lines, tensors)
    if root is None:
        return None
    try:
        made = film(root, constants=constants_of(program, names, tensors)).data
    except AutogradkitError:
        return None
    number = record_of(root).number
    numbers = {value: number[t.node] for value, t in tensors.items() if t.node in number}
    if not gradients_agree(program, tensors, root) or not is_one_pass(program, numbers, made["edges"]):
        return None
    return ProgramFilm(made, frames_of(program, numbers, made["frames"]))


def constants_of(
    program: Program, names: Names, tensors: dict[Value, Tensor]
) -> list[tuple[str, np.ndarray]]:
    """Return the arrays that no gradient comes to, by their names."""
    results = [v for line in forward_lines(program) for v in line.results if v is not None]
    values = [v for v in (*program.inputs, *program.constants(), *results) if v not in tensors]
    return [(names(v), v.example) for v in values if isinstance(v.example, np.ndarray) and v.example.ndim]


def forward_lines(program: Program) -> list[Line]:
    """Return the lines before the first one of a backward pass."""
    parts = [line.part for line in program.lines]
    return program.lines[: parts.index("backward")] if "backward" in parts else []


def dropped_lines(program: Program, traced: Program) -> list[Line]:
    """Return the forward lines of what was traced whose results a program does not compute."""
    made = {v for line in program.lines for v in line.results}
    return [line for line in forward_lines(traced) if line.results and line.results[0] not in made]


def tensors_of(program: Program, lines: list[Line], names: Names) -> dict[Value, Tensor]:
    """Return a tensor for each value that a gradient comes to: forward `lines`, run on tensors.

    There are none if one of these lines comes to other numbers there.
    """
    receiving = {v.gradient_of for line in program.lines for v in line.results if v is not None}
    tensors = {v: leaf(v, names) for v in program.inputs if v in receiving}
    known: set[Node] = set()
    for line in lines:
        if any(v in tensors for v in line.operands()) and line.call.kind != "live":
            for value, result in zip(line.results, run_again(line, tensors), strict=False):
                if (
                    value is not None
                    and isinstance(result, Tensor)
                    and agree_up_to_rounding(result.data, value.example)
                ):
                    name_new_nodes(result, names(value), known)
                    tensors[value] = result
            if any(v in receiving and v not in tensors for v in line.results):
                return {}
        else:
            tensors |= {v: leaf(v, names) for v in line.results if v in receiving}
    return tensors


def name_new_nodes(result: Tensor, name: str, known: set[Node]) -> None:
    """Call what a line has computed by its name, and what it went through before that name.1, name.2 …"""
    new = [
        node for node in reversed(youngest_first(result.node)) if node.op is not None and node not in known
    ]
    known.update(new)
    for n, node in enumerate(new[:-1], 1):
        node.name = f"{name}.{n}"
    result.name = name


def leaf(value: Value, names: Names) -> Tensor:
    """Return a tensor with the numbers that a value has."""
    return Tensor(np.array(value.example), name=names(value))


def run_again(line: Line, tensors: dict[Value, Tensor]) -> tuple:
    """Return what a line computes from tensors; nothing if it can't be run on them."""

    def put(x: Any) -> Any:
        return tensors.get(x, x.example) if type(x) is Value else x

    arguments, keywords = map_nested(put, line.arguments), map_nested(put, line.keywords)
    try:
        if line.call.kind == "forward":
            result = OPS[line.call.name](*arguments, **keywords)
        else:
            result = line.call.run(arguments, keywords)
    except Exception:  # a function of NumPy that the kit has no op for, or an op that is gone
        return ()
    # an op whose rule remembers more than its output hands that out beside it; a tensor keeps it to itself
    return tuple(result) if isinstance(result, tuple | list) else (result,)


def agree_up_to_rounding(x: np.ndarray | None, y: Any) -> bool:
    """Return whether two arrays are the same up to rounding, as sums of arrays are that lie otherwise."""
    return x is not None and x.shape == np.shape(y) and np.allclose(x, y, 1e-9, 1e-12, equal_nan=True)


def root_of(lines: list[Line], tensors: dict[Value, Tensor]) -> Tensor | None:
    """Return the number that the backward pass begins at: the last one that no other line is made from."""
    read = {v for line in lines for v in line.operands() if set(line.results) & set(tensors)}
    ends = [t for v, t in tensors.items() if t.size == 1 and v not in read and not t.is_leaf]
    return ends[-1] if ends else None


def gradients_agree(program: Program, tensors: dict[Value, Tensor], root: Tensor) -> bool:
    """Return whether the gradients of the leaves are those that the program computes."""
    leaves = {value: t for value, t in tensors.items() if t.is_leaf}
    root.backward()
    last = {v.gradient_of: v for line in program.lines for v in line.results if v is not None}
    return bool(leaves) and all(
        value in last and agree_up_to_rounding(t.grad, last[value].example) for value, t in leaves.items()
    )


def is_one_pass(program: Program, numbers: dict[Value, int], edges: list[dict]) -> bool:
    """Return whether each gradient of a program is of the film, and comes to no more sums than arrows do."""
    gradients = Counter(v.gradient_of for line in program.lines for v in line.results if v is not None)
    gradients.pop(None, None)
    arrows = Counter(edge["source"] for edge in edges)
    return all(v in numbers and count <= arrows[numbers[v]] for v, count in gradients.items())


def frames_of(program: Program, numbers: dict[Value, int], frames: list[dict]) -> list[int]:
    """Return for each line the frame of the film that shows it.

    A line whose result is a value of the graph is shown where this value is computed; one whose result is a
    gradient, where that arrives. What only leads there belongs to the next line that is shown.
    """
    computed = {f["compute"]["node"]: k for k, f in enumerate(frames) if f["kind"] == "compute"}
    seed = next(k for k, f in enumerate(frames) if f["kind"] == "seed")
    arrivals: dict[int, list[int]] = {}
    for k, frame in enumerate(frames):
        if frame["kind"] == "carry":
            arrivals.setdefault(frame["gradient"]["node"], []).append(k)
    left = {
        value: sum(value is v.gradient_of for line in program.lines for v in line.results if v)
        for value in numbers
    }
    shown: list[int | None] = []
    for line in program.lines:
        found = [computed.get(numbers.get(v, -1)) for v in line.results]
        for v in line.results:
            of = v.gradient_of if v is not None else None
            if of in numbers and arrivals.get(numbers[of]):
                left[of] -= 1
                places = arrivals[numbers[of]]
                found.append(places[-1] if not left[of] else places.pop(0) if len(places) > 1 else places[0])
        shown.append(max((k for k in found if k is not None), default=None))
    return filled_frames(program, shown, seed, len(frames) - 1)


def filled_frames(program: Program, shown: list, seed: int, end: int) -> list[int]:
    """Return the frames of all lines: those without one have that of the next line of their part."""
    frames, following, part = [], end, None
    for line, frame in zip(reversed(program.lines), reversed(shown), strict=True):
        if line.part != part:
            following = seed if line.part == "forward" else end
        part = line.part
        following = following if frame is None else frame
        frames.append(following)
    return frames[::-1]
