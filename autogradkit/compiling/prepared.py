"""A prepared program: with the tensors that it reads and writes, and the tests whether it fits a call."""

from typing import Any

import numpy as np

from autogradkit import randomness
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Program
from autogradkit.compiling.refusals import OtherBranch
from autogradkit.compiling.source import function_of, text_of
from autogradkit.compiling.tracing import Result, Traced
from autogradkit.core.node import Node, age
from autogradkit.core.op import Op
from autogradkit.core.rule import Rule
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError
from autogradkit.guards.watch import WATCHED, lent

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
        self.program, self.found, self.objects = program, found, objects
        self.names = Names(program)
        self.text = text_of(program, self.names)
        self.function = function_of(program, self.names, self.text)
        self.unchanged = found.outside.unchanged
        used = {line.call.name for line in found.program.lines}
        self.rules = [
            (an_op, rule) for an_op, rule in found.rules if an_op.name in used or rule_name(rule) in used
        ]
        live = [line.call.name for line in program.lines if line.call.kind == "live"]
        self.rewinds = "expect" in live and any(name.startswith("generator_") for name in live)
        where = {value: n for n, value in enumerate(program.outputs)}
        before = dict(zip(found.program.outputs, program.outputs, strict=True))
        self.place = {value: where[now] for value, now in before.items()}
        self.poison = poison_rule(program.name)
        self.writes = [
            (kind, there, None if value is None else self.place[value]) for kind, there, value in found.writes
        ]
        self.states = [
            (s.tensor, s.node, np.shape(s.first_data.value) if s.first_data is not None else None,
             s.first_data.dtype if s.first_data is not None else None, s.reads_grad, s.first_grad)
            for s in found.states
        ]  # fmt: skip
        self.is_argument = [argument_of(s.tensor, found) for s in found.states]

    def fits(self, given: list) -> bool:
        """Whether a call of its kind finds outside what the program relies upon."""
        try:
            if not self.unchanged():
                return False
        except (LookupError, AttributeError, ValueError):
            return False
        for an_op, rule in self.rules:
            if an_op.rule is not rule:
                return False
        arguments = {id(x) for x in given}
        for n, (tensor, node, shape, dtype, reads_grad, first_grad) in enumerate(self.states):
            if self.is_argument[n] is not None:
                tensor = given[self.is_argument[n]]
                if (tensor._node is None) != (node is None) or not tensor.is_leaf:
                    return False
            elif tensor._node is not node or id(tensor) in arguments:
                return False
            if shape is not None and (tensor._data.shape != shape or tensor._data.dtype is not dtype):
                return False
            if reads_grad and not alike(tensor._grad, first_grad):
                return False
        return True

    def is_lent(self, given: list) -> bool:
        """Whether somebody has the array of a tensor that the program changes, and may look on."""
        if not WATCHED:
            return False
        return any(
            kind == "data" and lent(tensor_at(there, given)._data) is not None
            for kind, there, _ in self.writes
        )

    def run(self, given: list) -> Any:
        """Run the program, leave behind what it leaves, and return what the function returns."""
        inputs = [read(kind, there, given) for kind, there in self.found.sources]
        if self.rewinds:
            generator = randomness.generator().bit_generator
            state = generator.state
        try:
            outputs = self.function(*inputs)
        except OtherBranch:
            if self.rewinds:
                generator.state = state
            raise
        for kind, there, n in self.writes:
            write(kind, there, given, None if n is None else outputs[n])
        return self.made(self.found.result, outputs, given)

    def made(self, x: Result, outputs: tuple, given: list) -> Any:
        """Return what the function returns, made of the program's outputs."""
        match x.kind:
            case "array":
                return outputs[self.place[x.what]]
            case "tensor":
                return result(outputs[self.place[x.what]], x.more and self.poisoned(x, given))
            case "leaf":
                return Tensor(outputs[self.place[x.what]], name=x.more)
            case "copy":
                return x.what.copy()
            case "argument":
                return given[x.what]
            case "tree":
                return x.more([self.made(part, outputs, given) for part in x.what])
        return x.what

    def poisoned(self, x: Result, given: list) -> Node:
        """Return the node of a tensor whose graph the program has not kept."""
        return Node(age(), self.poison, x.more, (), x.what.shape)


def argument_of(tensor: Any, found: Traced) -> int | None:
    """Return which argument a tensor was, or None."""
    return found.arguments.get(id(tensor))


def rule_name(rule: Any) -> str:
    """Return what a program calls a rule."""
    return rule.function.__name__


def alike(grad: Any, first: Any) -> bool:
    """Whether a gradient is of the kind that the program was made for."""
    if first is None or grad is None:
        return grad is None and first is None
    return type(grad) is type(first.value) and grad.shape == first.shape and grad.dtype == first.dtype


def tensor_at(there: Any, given: list) -> Any:
    """Return a tensor from outside, or among the arguments."""
    kind, what = there
    return given[what] if kind == "argument" else what


def read(kind: str, there: Any, given: list) -> Any:
    """Return one input of a program."""
    if kind == "argument":
        return given[there]
    if kind == "array":
        return there[1]
    t = tensor_at(there, given)
    return t._data if kind == "data" else t._grad


def write(kind: str, there: Any, given: list, new: Any) -> None:
    """Leave one result of a program where the function leaves it."""
    if kind == "array":
        there[1][...] = new
        return
    t = tensor_at(there, given)
    if kind == "grad":
        t._grad = new
    else:
        t.become(new)


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
