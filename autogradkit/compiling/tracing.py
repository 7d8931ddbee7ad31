"""Tracing: one call of a function becomes a program, and what must be done around it at every call."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.outside import Outside, refuse_unknown
from autogradkit.compiling.plain import is_plain
from autogradkit.compiling.program import Program, Value, map_nested
from autogradkit.compiling.refusals import KIT, NUMPY, CompileError, file_of, of_python
from autogradkit.compiling.seams import opened
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced import TracedArray
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.core.tensor import Tensor

__all__ = ["Result", "Traced", "fingerprint", "trace_of"]

NOTEBOOKS = ("IPython.", "ipykernel.", "marimo.")  # what takes the place of sys.stdout there


class Result(NamedTuple):
    """One thing that a function returns: how it is made of a program's outputs, or what it always is."""

    kind: str  # "array", "tensor", "leaf", "copy", "argument", "object", "tree"
    what: Any  # a Value, an object, the number of an argument; or the parts of a tree
    more: Any = None  # the nodes that a tensor was made of; or what makes a tree of its parts


class Traced(NamedTuple):
    """What one run of a function has shown."""

    program: Program
    sources: (
        list  # for each input of the program: ("argument", n), ("data", tensor), ("grad", …), ("array", …)
    )
    result: Result
    states: list  # of the tensors from outside that took part
    writes: list  # what the program leaves behind: (kind, tensor or array, Value or None)
    outside: Outside
    rules: list  # (op, the rule that was in force)
    arguments: dict  # for each tensor that was an argument, by its id: which
    alive: bool  # somebody may differentiate what it returns
    settings: list  # (an optimiser's group, the name of a setting, its value)
    optimizers: list  # (optimiser, how many parameters it remembers something of)


def trace_of(name: str, leaves: list, call: Any, outside: Outside) -> Traced:
    """Return what one run of a function shows; `call` calls it with others in the place of its `leaves`."""
    trace = Trace(name, outside.buffers, outside.known, outside.seen)
    given = []
    for x, label in leaves:
        if isinstance(x, Tensor):
            outside.known[id(x)] = label
            given.append(x)
        else:
            given.append(trace.given(x, label, f"its argument {label}"))
    executed: set[Any] = set()
    states = random_states()
    nodes = {id(x): x._node for x, _ in leaves if isinstance(x, Tensor)}
    with opened(trace):
        try:
            with noted(executed, outside):
                answer = call(given)
        except CompileError:
            raise
        except Exception as error:  # NumPy makes its own error of one in a method that it calls
            if trace.refused is not None:
                raise trace.refused from error
            raise
        finally:
            for state in trace.states.values():
                if state.node is not None and type(state.node.value) is TracedArray:
                    state.node.value = state.first_data.value
    if trace.refused is not None:
        raise trace.refused
    users = {
        c for c in executed if not c.co_filename.startswith((KIT, NUMPY)) and not of_python(c.co_filename)
    }
    refuse_unknown(outside, name, users)
    changed = (
        "the state of random numbers of Python's or NumPy's own"
        if states != random_states()
        else outside.name_of_changed()
    )
    if changed is not None:
        raise CompileError(
            f"{name} can't be compiled. It changes {changed}, and a program would not do that again: let it "
            "return what is new, and keep it outside."
        )
    for state in trace.states.values():
        if state.tensor._node is not state.node or nodes.get(id(state.tensor), state.node) is not state.node:
            raise CompileError(f"{name} can't be compiled. It makes another tensor of {state.tensor.label}.")
    return program_from(trace, given, answer, outside)


def fingerprint(found: Traced) -> list:
    """Return what two traces of one call have in common if the call computes the same whenever it is made."""
    number: dict[Value, int] = {}

    def seen(x: Any) -> Any:
        if type(x) is Value and x.kind == "constant":
            return x.example.tobytes(), x.dtype, x.shape, type(x.example)
        if type(x) is Value:
            return "v", number.setdefault(x, len(number))
        return repr(x) if is_plain(x) else type(x)

    lines = [
        (
            line.call.kind,
            line.call.name,
            *[map_nested(seen, x) for x in (line.arguments, line.keywords, line.results)],
        )
        for line in found.program.lines
    ]
    returned = [
        map_nested(seen, r.what) if r.kind != "copy" else r.what.tobytes() for r in leaves_of(found.result)
    ]
    return [*lines, *returned, *[(kind, map_nested(seen, value)) for kind, _, value in found.writes]]


def random_states() -> tuple:
    """Return the states of Python's and NumPy's own sources of random numbers."""
    state = np.random.get_bit_generator().state["state"]
    numbers = [x.tobytes() if isinstance(x, np.ndarray) else x for x in state.values()]
    return random.getstate(), numbers


@contextmanager
def noted(executed: set, outside: Outside) -> Iterator[None]:
    """Note in `executed` all code that is called inside the block.

    A trace function hears of Python's calls alone, a profile function of NumPy's too, and so takes longer: it
    is for when somebody has a trace function already, a debugger or a measure of what tests reach.
    """
    if sys.gettrace() is None:
        put = sys.settrace
    elif sys.getprofile() is None:
        put = sys.setprofile
    else:  # all that can be reached is taken to have run
        executed |= outside.codes
        yield
        return
    put(noting(executed))
    try:
        yield
    finally:
        put(None)


def noting(executed: set) -> Any:
    """Return a trace function that notes the code that is called, unless it is the kit's or NumPy's.

    Nor is it what a notebook does below a print: sending it to the browser is no part of the computation.
    """
    sending: list[Any] = []  # the frame of the notebook's that is at work
    known: set[Any] = set()  # code that has been looked at

    def note(frame: Any, event: str, _: Any) -> Any:
        if sending:
            if frame is not sending[0]:
                return None
            if event == "return":
                sending.clear()
            return note
        if event != "call" or frame.f_code in known:
            return None
        module = frame.f_globals.get("__name__", "")
        if module.startswith(NOTEBOOKS):
            sending.append(frame)
            return note
        known.add(frame.f_code)
        if not module.startswith(("autogradkit.", "numpy.")) and not of_python(file_of(frame)):
            executed.add(frame.f_code)
        return None

    return note


def program_from(trace: Trace, given: list, answer: Any, outside: Outside) -> Traced:
    """Return a trace as a program, and what is around it."""
    alive: list[bool] = []
    result = result_of(trace, given, answer, outside, alive)
    sources, inputs = [], []
    for n, x in enumerate(given):
        if type(x) is TracedArray:
            sources.append(("argument", n))
            inputs.append(x.variable)
    places = {id(x): n for n, x in enumerate(given) if isinstance(x, Tensor)}
    writes: list[tuple[str, Any, Any]] = []
    again: list[tuple[Value, Value]] = []
    for state in trace.states.values():
        where = (
            ("argument", places[id(state.tensor)]) if id(state.tensor) in places else ("tensor", state.tensor)
        )
        if state.first_data is not None:
            sources.append(("data", where))
            inputs.append(state.first_data.variable)
            if (
                state.data is not state.first_data
                and variable_of(trace, state.data) is not state.first_data.variable
            ):
                writes.append(("data", where, variable_of(trace, state.data)))
                again.append((writes[-1][2], state.first_data.variable))
        if state.first_grad is not None:
            sources.append(("grad", where))
            inputs.append(state.first_grad.variable)
        if state.knows_grad and (
            state.grad is not state.first_grad or (state.grad is None and not state.reads_grad)
        ):
            writes.append(("grad", where, None if state.grad is None else variable_of(trace, state.grad)))
    for group, key, dtype, number in trace.numbers.values():
        sources.append(("setting", (group, key, dtype)))
        inputs.append(number.variable)
    for array, first, now in trace.arrays.values():
        sources.append(("array", ("array", array)))
        inputs.append(first.variable)
        if now is not first:
            writes.append(("array", ("array", array), now.variable))
    outputs = [r.what for r in leaves_of(result) if type(r.what) is Value]
    outputs += [value for _, _, value in writes if value is not None]
    needed = {v for line in trace.lines for v in line.operands()} | set(outputs)
    kept = [n for n, v in enumerate(inputs) if v in needed]
    program = Program(
        trace.name,
        tuple([inputs[n] for n in kept]),
        trace.lines,
        tuple(dict.fromkeys(outputs)),
        tuple(again),
    )
    rules = list(trace.rules.items())
    states = list(trace.states.values())
    for state in states:
        state.data = state.grad = state.lent = None
    return Traced(
        program,
        [sources[n] for n in kept],
        result,
        states,
        writes,
        outside,
        rules,
        places,
        any(alive),
        list(trace.settings.values()),
        [(optimizer, len(optimizer.state)) for optimizer in trace.optimizers],
    )


def variable_of(trace: Trace, x: Any) -> Value:
    """Return the Value of what a tensor holds by now."""
    if isinstance(x, Tensor):
        raise trace.refusal(
            "It leaves a gradient that can be differentiated (create_graph=True) in a tensor from outside"
        )
    if type(x) is TracedArray:
        return x.variable
    return trace.copy_of(x)


def leaves_of(result: Result) -> Any:
    """Yield the Results that are no trees."""
    if result.kind == "tree":
        for part in result.what:
            yield from leaves_of(part)
    else:
        yield result


def result_of(trace: Trace, given: list, x: Any, outside: Outside, alive: list) -> Result:
    """Return how what the function has returned is made again."""
    if type(x) is TracedArray:
        if any(state.lent is x for state in trace.states.values()):
            raise CompileError(
                f"{trace.name} can't be compiled. It returns .data of a tensor: return .data.copy()."
            )
        return Result("array", trace.variable(x))
    if isinstance(x, Tensor):
        if id(x) not in trace.made:
            places = [n for n, other in enumerate(given) if other is x]
            return Result("argument", places[0]) if places else Result("object", x)
        if type(x) is not Tensor:
            raise CompileError(
                f"{trace.name} can't be compiled. It returns a {type(x).__name__}: return its parts."
            )
        value = variable_of(trace, x._data)
        if x._node is None:
            return Result("tensor", value)
        if x._node.rule is None:
            return Result("leaf", value, x.name)
        alive.append(True)
        nodes = {
            s
            for n in youngest_first(x._node, trace.start)
            for s in n.inputs
            if type(s) is Node and s.number < trace.start
        }
        return Result("tensor", value, tuple(sorted(nodes, key=lambda node: node.number)))
    if isinstance(x, np.ndarray):
        return Result("object", x) if id(x) in outside.seen else Result("copy", x.copy())
    if is_plain(x):
        return Result("object", x)
    if isinstance(x, list | tuple | dict) and id(x) in outside.seen:  # the very list that stands outside
        return Result("object", x)
    if type(x) in (list, tuple):
        return Result("tree", [result_of(trace, given, part, outside, alive) for part in x], type(x))
    if isinstance(x, tuple) and hasattr(x, "_fields"):
        parts = [result_of(trace, given, part, outside, alive) for part in x]
        return Result("tree", parts, lambda made: type(x)(*made))
    if type(x) is dict:
        parts = [result_of(trace, given, part, outside, alive) for part in x.values()]
        return Result("tree", parts, lambda made: dict(zip(x, made, strict=True)))
    if id(x) in outside.seen:
        return Result("object", x)
    raise CompileError(
        f"{trace.name} can't be compiled. It returns a {type(x).__name__}: return arrays, tensors, "
        "numbers, or lists, tuples and dicts of them."
    )
