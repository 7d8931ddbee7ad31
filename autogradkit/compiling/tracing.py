"""Tracing: one call of a function becomes a program, and what must be done around it at every call."""

from typing import Any, NamedTuple

from autogradkit.compiling.executed import noted, of_user
from autogradkit.compiling.fingerprint import random_states
from autogradkit.compiling.outside import Outside, refuse_unknown
from autogradkit.compiling.program import Program, Value
from autogradkit.compiling.refusals import CompileError
from autogradkit.compiling.results import Result, leaves_of, result_of, variable_of
from autogradkit.compiling.seams import opened
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced import TracedArray
from autogradkit.core.tensor import Tensor

__all__ = ["Traced", "trace_of"]


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
    refuse_unknown(outside, name, of_user(executed))
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
