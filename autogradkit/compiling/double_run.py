"""A double run: a function is run twice, the second time only to see whether it computes the same.

Where what it reaches always does, once is enough.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from autogradkit.compiling.engine_patches import looking, patched_engine
from autogradkit.compiling.executed_code import users_code
from autogradkit.compiling.outside import Outside, refuse_unknown
from autogradkit.compiling.outside.comparisons import random_states
from autogradkit.compiling.outside.steady import is_steady
from autogradkit.compiling.refusals import CompileError
from autogradkit.compiling.replay import Replay
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.traced_program import TracedProgram, program_of
from autogradkit.core.rule import FOREIGN
from autogradkit.core.tensor import Tensor
from autogradkit.guards.parts import writing_undone

__all__ = ["run_twice"]


def run_twice(name: str, leaves: list, call: Callable, outside: Outside) -> TracedProgram:
    """Return what a run of a function shows; `call` calls it with others in the place of its `leaves`."""
    trace = Trace(name, outside)
    steady = is_steady(outside, users_code(outside.codes))
    difference = None
    try:
        with patched_engine():
            states = () if steady and not FOREIGN else random_states()  # which nobody draws from then
            found = checked_program(trace, leaves, call, nullcontext(), states)
            if steady and not (trace.executed or trace.runs_users_rules):
                return found
            replay = Replay(trace)
            try:
                again = checked_program(replay, leaves, call, replay.notes, states)  # the faster notes code
                replay.compare(found, again)
            except CompileError as error:
                difference = error
            finally:
                replay.close()
    finally:
        trace.close()
    refuse_unknown(outside, name, users_code(trace.executed))  # it says more than that something differs
    if difference is not None:
        raise difference
    return found


def checked_program(trace: Trace, leaves: list, call: Callable, note: Any, states: tuple) -> TracedProgram:
    """Return what a run shows, or raise if the function has changed what a program would not change again.

    `states` are those of Python's and NumPy's own random numbers before it, if somebody may draw from them.
    """
    inputs: dict[int, Any] = {}  # what is given twice is the same array there, too
    for x, label in leaves:
        if id(x) not in inputs:
            inputs[id(x)] = input_of(trace, x, label)
    given = [inputs[id(x)] for x, _ in leaves]
    nodes = {id(x): x._node for x, _ in leaves if isinstance(x, Tensor)}
    try:
        answer = answer_of(trace, given, call, note)
    except CompileError:
        raise
    except Exception:  # the function's own: it runs as it is then, if this run has left no trace
        refuse_changes(trace, states)
        raise
    refuse_changes(trace, states)
    for state in trace.tensors.met.values():
        if state.tensor._node is not state.node or nodes.get(id(state.tensor), state.node) is not state.node:
            raise CompileError(
                f"{trace.name} can't be compiled. It makes another tensor of {state.tensor.label}."
            )
    return program_of(trace, given, answer)


def refuse_changes(trace: Trace, states: tuple) -> None:
    """Raise if the function has changed something outside, or the state of random numbers."""
    changed = "the state of random numbers of Python's or NumPy's own"
    if not states or states == random_states():
        changed = trace.outside.name_of_changed()
    if changed is not None:
        raise CompileError(
            f"{trace.name} can't be compiled. It changes {changed}, and a program would not do that again: "
            "let it return what is new, and keep it outside."
        )


def input_of(trace: Trace, x: Any, label: str) -> Any:
    """Return what the function is given in the place of an argument: a tensor itself, or a traced array."""
    if not isinstance(x, Tensor):
        return trace.input_array(x, label, f"its argument {label}")
    trace.outside.known[id(x)] = label
    return x


def answer_of(trace: Trace, given: list, call: Callable, note: Any) -> Any:
    """Return what the function returns while the trace looks into the engine."""
    with looking(trace), writing_undone():
        try:
            with note:
                answer = call(given)
        except CompileError:
            raise
        except Exception as error:  # NumPy makes its own error of one in a method that it calls
            if trace.refused is not None:
                raise trace.refused from error
            raise
        finally:
            for state in trace.tensors.met.values():
                if state.node is not None and type(state.node.value) is TracedArray:
                    state.node.value = state.first_data._in_run
        if trace.generator is not None:
            trace.generator.refuse_new_seed()
    if trace.refused is not None:
        raise trace.refused
    return answer
