"""A traced program: what a trace comes to as a program, and what must be done around it."""

from typing import Any, NamedTuple

from autogradkit.compiling.outside import Outside
from autogradkit.compiling.program import Program
from autogradkit.compiling.results import ReturnedPart, leaves_of, result_of, variable_of
from autogradkit.compiling.tensor_states import TensorState
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.value import Value
from autogradkit.core.tensor import Tensor

__all__ = ["TracedProgram", "program_of"]


class TracedProgram(NamedTuple):
    """The program of one run of a function, and what is around it.

    Attributes
    ----------
    sources : list
        For each input of the program: ("argument", n), ("data", tensor), ("grad", …), ("array", …).
    states : list of TensorState
        Of the tensors from outside that took part.
    writes : list
        What the program leaves behind: (kind, tensor or array, Value or None).
    rules : list
        Of (op, the rule that was in force), for the ops in the program.
    arguments : dict
        For each tensor that was an argument, by its id: which.
    alive : bool
        Somebody may differentiate what it returns.
    settings, optimizers : list
        Of (an optimiser's group, the name of a setting, its value), and of (optimiser, how many parameters
        it remembers something of).
    lent : list
        Of (tensor, whether it was written into), of those whose array was given out and is still theirs.
    passes : int
        How often it goes backward.
    replaced : list of Tensor
        Those whose gradient is replaced by one of the program's `replaced`, and not read before.
    """

    program: Program
    sources: list
    result: ReturnedPart
    states: list
    writes: list
    outside: Outside
    rules: list
    arguments: dict
    alive: bool
    settings: list
    optimizers: list
    lent: list
    passes: int
    replaced: list


def program_of(trace: Trace, given: list, answer: Any) -> TracedProgram:
    """Return a trace as a program, and what is around it; `answer` is what the function has returned."""
    alive: list[bool] = []
    result = result_of(trace, given, answer, alive)
    places = {id(x): n for n, x in enumerate(given) if isinstance(x, Tensor)}
    sources: list[tuple[tuple, Value]] = []
    writes: list[tuple[str, Any, Any]] = []
    again: list[tuple[Value, Value]] = []
    lent: list[Any] = []
    replaced: dict[Any, Value] = {}
    first = {id(x): n for n, x in reversed([*enumerate(given)])}
    for n, x in enumerate(given):
        if type(x) is TracedArray and first[id(x)] == n:
            sources.append((("argument", n), x._in_program))
    for state in trace.tensors.met.values():
        n = places.get(id(state.tensor))
        where = ("tensor", state.tensor) if n is None else ("argument", n)
        if state.lent is not None and variable_of(trace, state.data) is state.first_data._in_program:
            lent.append(where)
        if state.first_data is not None:
            sources.append((("data", where), state.first_data._in_program))
            new = variable_of(trace, state.data)
            if new is not state.first_data._in_program:
                writes.append(("data", where, new))
                again.append((new, state.first_data._in_program))
        if state.first_grad is not None:
            sources.append((("grad", where), state.first_grad._in_program))
        if has_other_gradient(state):
            new = None if state.grad is None else variable_of(trace, state.grad)
            writes.append(("grad", where, new))
            if new is not None and n is None and not state.reads_grad:
                replaced[state.tensor] = new
    for group, key, dtype, number in trace.numbers.values():
        sources.append((("setting", (group, key, dtype)), number._in_program))
    for array, first, now in trace.kept.met.values():
        sources.append((("array", ("array", array)), first._in_program))
        if now is not first:
            writes.append(("array", ("array", array), now._in_program))
    outputs = [r.what for r in leaves_of(result) if type(r.what) is Value]
    outputs += [value for _, _, value in writes if value is not None]
    needed = {v for line in trace.lines for v in line.operands()} | set(outputs)
    kept = [(source, v) for source, v in sources if v in needed]
    inputs = tuple([v for _, v in kept])
    program = Program(trace.name, inputs, trace.lines, tuple(dict.fromkeys(outputs)), tuple(again))
    program.replaced = tuple(replaced.values())
    states = list(trace.tensors.met.values())
    for state in states:
        state.data = state.grad = state.lent = None
    return TracedProgram(
        program,
        [source for source, _ in kept],
        result,
        states,
        writes,
        trace.outside,
        [(an_op, an_op.rule) for an_op in trace.used],
        places,
        any(alive),
        list(trace.settings.values()),
        [(optimizer, len(optimizer.state)) for optimizer in trace.optimizers],
        lent,
        trace.passes,
        list(replaced),
    )


def has_other_gradient(state: TensorState) -> bool:
    """Whether a tensor has another gradient than before, or lost one that nobody has looked at."""
    if not state.knows_grad:
        return False
    return state.grad is not state.first_grad or (state.grad is None and not state.reads_grad)
