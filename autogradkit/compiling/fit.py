"""The fit of a program: whether what it relies upon, outside and in its arguments, is still so."""

from typing import Any

from autogradkit.compiling.plain import same
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.writer import Writer

__all__ = ["test_of_fit"]


def test_of_fit(found: TracedProgram) -> tuple[set, Any]:
    """Return the ids of what may be no argument, since it is outside, and the test whether a call fits."""
    w = Writer()
    compared = [state.tensor for state in found.states if id(state.tensor) not in found.arguments]
    w.lines.append(f"if not {w.name(found.outside.unchanged_besides(compared))}(): return False")
    for an_op, rule in found.rules:
        w.lines.append(f"if {w.name(an_op)}.rule is not {w.name(rule)}: return False")
    for optimizer, count in found.optimizers:
        state = f"{w.name(optimizer)}.state"
        w.lines.append(
            f"if {state} is not {w.name(optimizer.state)} or len({state}) != {count}: return False"
        )
    for group, key, value in found.settings:
        entry, held = f"{w.name(group)}[{key!r}]", w.name(value)
        w.lines.append(f"if not ({entry} is {held} or {w.name(same)}({entry}, {held})): return False")
    for kind, there in found.sources:
        if kind == "setting":
            w.lines.append(f"if type({w.name(there[0])}[{there[1]!r}]) is not {w.name(float)}: return False")
    not_given = found.outside.asked_whether_same()
    for state in found.states:
        n = found.arguments.get(id(state.tensor))
        if n is None:
            not_given.add(id(state.tensor))
        tests = tests_of_tensor(w, state, n)
        if tests:
            w.lines.append(f"if {' or '.join(tests)}: return False")
    w.lines.append("return True")
    return not_given, w.function("def fits(given):")


test_of_fit.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's


def tests_of_tensor(w: Writer, state: Any, n: int | None) -> list[str]:
    """Return the tests, of which none may hold, of a tensor's node, array and gradient.

    What is part of the kind of an argument, its shape and layout, has been compared by then.
    """
    t = w.tensor(("argument", n) if n is not None else ("tensor", state.tensor))
    tests = []
    if n is None:
        tests.append(f"{t}._node is not {w.name(state.node)}")
    elif state.node is not None:
        tests.append(f"{t}._node.rule is not None")
    if state.first_data is not None and n is None:
        tests.append(f"{t}._data.shape != {state.first_data.shape}")
        tests.append(f"{t}._data.strides != {state.first_data.strides}")
        tests.append(f"{t}._data.dtype is not {w.name(state.first_data.dtype)}")
    if state.first_data is not None:
        tests.append(f"type({t}._data) is not {w.name(type(state.first_data._in_run))}")
    if state.reads_grad and state.first_grad is None:
        tests.append(f"{t}._grad is not None")
    elif state.reads_grad:
        kind = type(state.first_grad._in_run), state.first_grad.dtype, state.first_grad.strides
        parts = f"getattr({t}._grad, 'dtype', None), getattr({t}._grad, 'strides', None)"
        tests.append(f"(type({t}._grad), {parts}) != {w.name(kind)}")
    return tests
