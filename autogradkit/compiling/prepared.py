"""A prepared program: with the tensors that it reads and writes, and the tests whether it fits a call."""

from typing import Any

from autogradkit import randomness
from autogradkit.compiling.expectations import OtherBranch
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Program
from autogradkit.compiling.source import function_of, text_of
from autogradkit.compiling.tracing import Result, Traced
from autogradkit.core.node import Node, age
from autogradkit.core.op import Op
from autogradkit.core.rule import Rule
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError
from autogradkit.guards.watch import array_lent_out

__all__ = ["Prepared"]


class Prepared:
    """A program and what is around it, for calls of one kind.

    Attributes
    ----------
    program : Program
    text : str
        Its source.
    """

    def __init__(self, found: Traced, program: Program, objects: list) -> None:
        used = {line.call.name for line in found.program.lines}
        rules = [
            (an_op, rule) for an_op, rule in found.rules if an_op.name in used or rule_name(rule) in used
        ]
        found = found._replace(rules=rules)
        self.program, self.found, self.objects = program, found, objects
        self.names = Names(program)
        self.text = text_of(program, self.names)
        self.function = function_of(program, self.names, self.text)
        live = [line.call.name for line in program.lines if line.call.kind == "live"]
        self.rewinds = any(name.startswith("expect") for name in live) and any(
            name.startswith("generator_") for name in live
        )
        where = {value: n for n, value in enumerate(program.outputs)}
        before = dict(zip(found.program.outputs, program.outputs, strict=True))
        self.place = {value: where[now] for value, now in before.items()}
        self.poison = poison_rule(program.name)
        self.writes = [
            (kind, there, None if value is None else self.place[value]) for kind, there, value in found.writes
        ]
        self.outside_tensors, self.fits = tests_of(found)
        self.runs = runner(self)

    def is_lent(self, given: list) -> bool:
        """Whether somebody has the array of a tensor that the program changes, and may look on."""
        return any(
            kind == "data" and array_lent_out(tensor_at(there, given)._data) is not None
            for kind, there, _ in self.writes
        )

    def run(self, given: list) -> Any:
        """Run the program, leave behind what it leaves, and return what the function returns."""
        if not self.rewinds:
            return self.runs(given)
        generator = randomness.generator().bit_generator
        state = generator.state
        try:
            return self.runs(given)
        except OtherBranch:
            generator.state = state
            raise

    def poisoned(self, x: Result) -> Node:
        """Return the node of a tensor whose graph the program has not kept."""
        return Node(age(), self.poison, x.more, (), x.what.shape)


def rule_name(rule: Any) -> str:
    """Return what a program calls a rule."""
    return rule.function.__name__


def tensor_at(there: Any, given: list) -> Any:
    """Return a tensor from outside, or among the arguments."""
    kind, what = there
    return given[what] if kind == "argument" else what


class Writer:
    """Writes a small function as text, with the objects that it needs."""

    def __init__(self) -> None:
        self.objects: dict[str, Any] = {}
        self.lines: list[str] = []

    def name(self, x: Any) -> str:
        """Return a name under which the text finds an object."""
        found = next((n for n, other in self.objects.items() if other is x), None)
        if found is None:
            found = f"o{len(self.objects)}"
            self.objects[found] = x
        return found

    def tensor(self, there: Any) -> str:
        """Return the text for a tensor from outside, or among the arguments."""
        return f"given[{there[1]}]" if there[0] == "argument" else self.name(there[1])

    def function(self, head: str) -> Any:
        """Return the function that was written."""
        exec("\n    ".join([head, *self.lines]), self.objects)
        return self.objects[head.split()[1].partition("(")[0]]


def tests_of(found: Traced) -> tuple[set, Any]:
    """Return the ids of tensors from outside, and the function that tests whether a call fits."""
    w = Writer()
    w.lines.append(f"if not {w.name(found.outside.unchanged)}(): return False")
    for an_op, rule in found.rules:
        w.lines.append(f"if {w.name(an_op)}.rule is not {w.name(rule)}: return False")
    tensors = set()
    for state in found.states:
        n = found.arguments.get(id(state.tensor))
        t = w.tensor(("argument", n) if n is not None else ("tensor", state.tensor))
        tests = []
        if n is None:
            tensors.add(id(state.tensor))
            tests.append(f"{t}._node is not {w.name(state.node)}")
        elif state.node is not None:
            tests.append(f"{t}._node.rule is not None")
        if state.first_data is not None:
            tests.append(f"{t}._data.shape != {state.first_data.shape}")
            tests.append(f"{t}._data.strides != {state.first_data.strides}")
            tests.append(f"{t}._data.dtype is not {w.name(state.first_data.dtype)}")
            tests.append(f"type({t}._data) is not {w.name(type(state.first_data.value))}")
        if state.reads_grad and state.first_grad is None:
            tests.append(f"{t}._grad is not None")
        elif state.reads_grad:
            kind = type(state.first_grad.value), state.first_grad.dtype, state.first_grad.strides
            parts = f"getattr({t}._grad, 'dtype', None), getattr({t}._grad, 'strides', None)"
            tests.append(f"(type({t}._grad), {parts}) != {w.name(kind)}")
        w.lines.append(f"if {' or '.join(tests)}: return False")
    w.lines.append("return True")
    return tensors, w.function("def fits(given):")


def runner(prepared: Prepared) -> Any:
    """Return the function that runs a program: reads its inputs, writes what it leaves, makes the result."""
    w, found = Writer(), prepared.found
    inputs = []
    for kind, there in found.sources:
        if kind == "argument":
            inputs.append(f"given[{there}]")
        elif kind == "array":
            inputs.append(w.name(there[1]))
        else:
            inputs.append(f"{w.tensor(there)}._{kind}")
    outputs = "".join(f"r{n}, " for n in range(len(prepared.program.outputs)))
    w.lines.append(f"{outputs and outputs + '= '}{w.name(prepared.function)}({', '.join(inputs)})")
    for kind, there, n in prepared.writes:
        new = "None" if n is None else f"r{n}"
        if kind == "array":
            w.lines.append(f"{w.name(there[1])}[...] = {new}")
        elif kind == "grad":
            w.lines.append(f"{w.tensor(there)}._grad = {new}")
        else:
            w.lines.append(f"{w.tensor(there)}.become({new})")
    w.lines.append(f"return {text_of_result(w, prepared, found.result)}")
    return w.function("def runs(given):")


def text_of_result(w: Writer, prepared: Prepared, x: Result) -> str:
    """Return the text that makes what the function returns."""
    match x.kind:
        case "array":
            return f"r{prepared.place[x.what]}"
        case "tensor":
            node = "None" if x.more is None else f"{w.name(prepared.poisoned)}({w.name(x)})"
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


def poison_rule(name: str) -> Rule:
    """Return the rule of what a compiled function returns: its graph is not kept."""

    def forgotten(g: Any) -> Any:
        raise BackwardError(
            f"backward() reached what the compiled {name} returned, and a program keeps no graph. Call "
            f"backward() inside of {name}, compile ag.value_and_grad of it, or call {name}.function, which "
            "is not compiled."
        )

    an_op = Op(name, forgotten, ("x",), {}, (), False)
    return Rule(an_op, forgotten, (), None, False, (), False)
