"""A prepared program: with the tensors that it reads and writes, and the tests whether it fits a call."""

from typing import Any

from autogradkit import randomness
from autogradkit.compiling.fit import test_of_fit
from autogradkit.compiling.held_memory import test_of_held_memory
from autogradkit.compiling.live import Update
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Program
from autogradkit.compiling.replaced_gradients import take_gradients, taking
from autogradkit.compiling.results import ReturnedPart
from autogradkit.compiling.runner import runner
from autogradkit.compiling.source import function_of
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.workspaces import Workspaces
from autogradkit.core.node import Node, age
from autogradkit.core.op import Op
from autogradkit.core.rule import Rule
from autogradkit.errors import BackwardError

__all__ = ["Prepared"]


class Prepared:
    """A program and what is around it, for calls of one kind.

    Attributes
    ----------
    program : Program
        As one reads it.
    lowered : Program
        As it runs: the same, one call of NumPy a line, each told where to write.
    text : Text
        The program's source, written when somebody reads it.
    """

    def __init__(self, found: TracedProgram, program: Program, lowered: Program, objects: list) -> None:
        used = {line.call.name for line in found.program.lines}
        rules = [
            (an_op, rule) for an_op, rule in found.rules if an_op.name in used or rule_name(rule) in used
        ]
        found = found._replace(rules=rules)
        self.program, self.found, self.objects = program, found, objects
        self.names = Names(program)
        self.lowered = lowered
        self.text, self.function = function_of(program, lowered, self.names)
        replace_global(self.function, take_gradients, taking(found.replaced))
        self.workspaces = Workspaces(lowered)
        live = [line.call.name for line in program.lines if line.call.kind == "live"]
        self.draws = any(name.startswith("generator_") for name in live)
        self.remembers = any(isinstance(line.call.function, Update) for line in program.lines)
        where = {value: n for n, value in enumerate(program.outputs)}
        before = dict(zip(found.program.outputs, program.outputs, strict=True))
        self.place = {value: where[now] for value, now in before.items()}
        self.poison = rule_of_dropped_graph(program.name)
        self.writes = [
            (kind, there, None if value is None else self.place[value]) for kind, there, value in found.writes
        ]
        self.outside_tensors, self.fits = test_of_fit(found)
        self.is_held = test_of_held_memory(found)
        self.runs = runner(self)

    def run(self, given: list) -> Any:
        """Run the program, leave behind what it leaves, and return what the function returns.

        A run that fails has changed nothing, but for what an optimiser remembers, and gradients that it has
        let go to put new ones into their place: as after `zero_grad()` there is none then.
        """
        if not self.draws:
            return self.runs(given)
        generator = randomness.generator().bit_generator
        state = generator.state
        try:
            return self.runs(given)
        except Exception:
            generator.state = state
            raise

    def node_of_dropped_graph(self, x: ReturnedPart) -> Node:
        """Return the node of a tensor whose graph the program has not kept."""
        return Node(age(), self.poison, x.more, (), x.what.shape)


def replace_global(function: Any, old: Any, new: Any) -> None:
    """Let a function find another object under the name of one of its globals, if it has that."""
    for name, x in list(function.__globals__.items()):
        if x is old:
            function.__globals__[name] = new


def rule_name(rule: Any) -> str:
    """Return what a program calls a rule."""
    return rule.function.__name__


def rule_of_dropped_graph(name: str) -> Rule:
    """Return the rule of what a compiled function returns: its graph is not kept."""

    def forgotten(g: Any) -> Any:
        raise BackwardError(
            f"backward() reached what the compiled {name} returned, and a program keeps no graph. Call "
            f"backward() inside of {name}, compile ag.value_and_grad of it, or call {name}.function, which "
            "is not compiled."
        )

    an_op = Op(name, forgotten, ("x",), {}, (), False)
    return Rule(an_op, forgotten, (), None, False, (), False)
