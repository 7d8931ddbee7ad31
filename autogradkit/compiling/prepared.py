"""A prepared program: with the tensors that it reads and writes, and the tests whether it fits a call."""

from functools import cached_property
from typing import Any

from autogradkit import randomness
from autogradkit.compiling.executable import function_of
from autogradkit.compiling.fit import test_of_fit
from autogradkit.compiling.held_memory import test_of_held_memory
from autogradkit.compiling.live import Update
from autogradkit.compiling.replaced_gradients import take_gradients, taking
from autogradkit.compiling.results import ReturnedPart
from autogradkit.compiling.runner import runner
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.workspaces import Workspaces
from autogradkit.compiling.written_program import WrittenProgram
from autogradkit.core.node import Node, age
from autogradkit.core.op import Op
from autogradkit.core.rule import Rule
from autogradkit.errors import BackwardError

__all__ = ["Prepared"]


class Prepared:
    """A program and what is around it, for calls of one kind.

    Attributes
    ----------
    found : TracedProgram
        What the traced run has shown.
    written : WrittenProgram
        The program after the passes: as one reads it, and as it runs.
    function : function
        What runs, of arrays alone.
    """

    def __init__(self, found: TracedProgram, written: WrittenProgram, objects: list) -> None:
        self.found, self.written, self.objects = found, written, objects
        self.function = function_of(written)
        replace_global(self.function, take_gradients, taking(found.replaced))
        self.workspaces = Workspaces(written.lowered)
        live = [line.call for line in found.program.lines if line.call.kind == "live"]
        self.draws = any(call.name.startswith("generator_") for call in live)
        self.remembers = any(isinstance(call.function, Update) for call in live)
        number = {value: n for n, value in enumerate(written.program.outputs)}
        outputs = zip(found.program.outputs, written.program.outputs, strict=True)
        self.place = {value: number[now] for value, now in outputs}
        self.writes = [
            (kind, there, None if value is None else self.place[value]) for kind, there, value in found.writes
        ]
        self.not_given, self.fits = test_of_fit(found)
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

    @cached_property
    def poison(self) -> Rule:
        """The rule of what the function returns."""
        return rule_of_dropped_graph(self.found.program.name)

    def node_of_dropped_graph(self, x: ReturnedPart) -> Node:
        """Return the node of a tensor whose graph the program has not kept."""
        return Node(age(), self.poison, x.more, (), x.what.shape)


def replace_global(function: Any, old: Any, new: Any) -> None:
    """Let a function find another object under the name of one of its globals, if it has that."""
    for name, x in list(function.__globals__.items()):
        if x is old:
            function.__globals__[name] = new


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
