"""A trace: one run of a function on traced arrays, and all that was written down meanwhile."""

import sys
from typing import Any

import numpy as np

from autogradkit.compiling.branches import Branches
from autogradkit.compiling.executed_code import note_code
from autogradkit.compiling.line import Call
from autogradkit.compiling.live import TracedGenerator
from autogradkit.compiling.makers import Makers
from autogradkit.compiling.origins import Origins
from autogradkit.compiling.refusals import NotNow
from autogradkit.compiling.sharing import is_of_kit
from autogradkit.compiling.tensor_states import TensorStates
from autogradkit.compiling.traced_array import TracedArray, has_mask, has_traced
from autogradkit.compiling.value import Value
from autogradkit.core.node import age

__all__ = ["Trace"]


class Trace(Branches):
    """One run of a function, written down as lines.

    Attributes
    ----------
    outside : Outside
        What the function reads beyond its arguments.
    tensors : TensorStates
        The tensors from outside that took part, and those that were made.
    executed : set
        The code that was called, where it was noted: in the replay, and where a rule of the user's is run.
    runs_users_rules : bool
        Whether such a rule was run on plain arrays, where its code is noted in the replay alone.
    numbers, settings : dict
        The settings of optimisers that are inputs, (group, key, dtype, traced array); and those that are
        compared at each call, (group, key, value).
    """

    def __init__(self, name: str, outside: Any) -> None:
        super().__init__(name, outside.known, outside.buffers)
        self.outside = outside
        self.constants.bytes = outside.bytes
        self.tensors = TensorStates(self)
        self.executed: set[Any] = set()
        self.runs_users_rules = False
        self.used: dict[Any, None] = {}  # the ops that it has called, in order
        self.numbers: dict[Any, tuple] = {}
        self.settings: dict[Any, tuple] = {}
        self.optimizers: list[Any] = []  # those whose steps are lines of their own
        self.remembering: set[Any] = set()  # groups of optimisers whose steps are more than that, by id
        self.generator: TracedGenerator | None = None  # once numbers are drawn
        self.passes = 0  # backward passes
        self.start = age()  # nodes older than this were there before
        self.origins = Origins()
        self.makers = Makers(self.lines)

    def note(self) -> note_code:
        """Return a block in which all code that is called is noted."""
        return note_code(self.executed, self.outside)

    def close(self) -> None:
        """Forget the arrays and nodes of this run, which know each other: they are over at once then."""
        for things in (self.makers.known, self.tensors.met, self.tensors.made):
            things.clear()
        self.origins.forget()
        self.kept.met.clear()
        self.numbers.clear()
        self.lines, self.inputs, self.failed, self.refused = [], [], [], None
        self.makers.lines = self.lines

    def called(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        """Return what a rule returns that is not written down, but what it calls is."""
        self.runs_users_rules = self.runs_users_rules or not is_of_kit(function)
        return function(*arguments, **keywords)

    def drawn_from(self, generator: Any) -> TracedGenerator:
        """Return what draws in this run in the place of the kit's generator of random numbers."""
        if self.generator is None:
            self.generator = TracedGenerator(self, generator)
        return self.generator

    def forward(self, an_op: Any, call: Call, arrays: Any, parameters: Any) -> Any:
        """Write down an op's forward as one line, and return what it returns."""
        for a in arrays:
            if type(a) is TracedArray:
                a._fixed = a._fixed or "an array that a graph remembers"
        found = self.compute(call, arrays, parameters)
        self.refuse_what_is_kept_outside(**vars(an_op))
        for name, x in parameters.items():
            if has_traced(x) and name != "target" and (name != "index" or has_mask(x)):
                if an_op.name == "setitem":
                    raise self.refusal("It writes where a traced mask says: use np.where")
                self.expect_shape(found, f"what {an_op.name} returns")
        return found

    def refuse_what_is_kept_outside(self, name: str, forward: Any, rule: Any, **_: Any) -> None:
        """Raise if an op's forward keeps numbers outside for its rule: they would be those of this run."""
        kept = getattr(forward, "kept_outside", None)
        for _, place, _ in kept.read_by(rule) if kept is not None else ():
            raise self.refusal(f"{name} keeps {place} outside for its rule. {kept.way_out(rule)}")

    def rule(self, an_op: Any, call: Call, given: tuple, needs: dict) -> Any:
        """Write down an op's rule as one line, at the user's line of its node, and return what it returns."""
        place, found = self.origins.place_of_rule(sys._getframe(2))
        self.place = place if found else self.place
        return self.compute(call, given, needs)

    def drain(self, steps: Any) -> None:
        """Take all steps of a backward pass, and note whose gradient each total is."""
        part, self.part = self.part, "backward"
        self.passes += part != "backward"  # and none inside of a rule, as a checkpoint's
        try:
            for node, _, _, source, _, _, total in steps:
                if node.number < self.start:
                    raise self.refusal("A gradient goes back through what was computed before the call")
                if type(total) is TracedArray:
                    self.origins.note_gradient(total._in_program, source)
        finally:
            self.part, self.place = part if part == "backward" else "update", None

    def whole_of(self, x: TracedArray) -> Any:
        """Return the array that `x` is a part of; None if it is one of its own, or all of it: z[()]."""
        value, whole = x._in_program, x._in_run.base
        if x._in_run is value.example or whole is None:  # else it is of detach()
            while (line := self.makers.line_of(value)) is not None and not line.fresh:
                if line.call.kind != "item" or line.arguments[1] != ():
                    break
                value = line.arguments[0]
            if line is None and type(getattr(value.example, "base", None)) is np.ndarray:
                raise self.held_memory()
            if line is None or line.fresh:
                return None
        if id(whole) in self.tensors.lent:  # who has it may have gone by now
            raise self.held_memory()
        return whole

    def held_memory(self) -> NotNow:
        """Return what says that it depends on who holds a tensor's memory what this call does."""
        self.refused = NotNow(f"{self.name} writes into a tensor over whose memory there is another.")
        return self.refused

    def copy_of(self, array: Any) -> Value:
        """Return the Value of a fresh copy, made at every call, of an array that is always the same."""
        if isinstance(array, np.ndarray):
            traced = self.traced_array(array, self.constants.value(array))
            return self.record(Call("method", "copy"), (traced,))._in_program
        return Value(array, "constant")
