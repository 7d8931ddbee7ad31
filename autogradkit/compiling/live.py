"""Live calls: what a program does not compute from arrays alone, and so does again at each call."""

import copy
from typing import Any

from autogradkit import randomness
from autogradkit.compiling.line import Call
from autogradkit.compiling.plain_update import plain_update
from autogradkit.compiling.refusals import place_of_user
from autogradkit.compiling.traced_array import values

__all__ = ["OPTIMIZERS", "TracedGenerator", "record_new_value"]

OPTIMIZERS: list[type] = []  # classes with a method new_value; their subclasses belong to them


class TracedGenerator:
    """The kit's generator of random numbers, while a function is traced: every call draws afresh."""

    def __init__(self, trace: Any, generator: Any) -> None:
        self.trace, self.copy = trace, copy.deepcopy(generator)
        self.bit_generator = self.copy.bit_generator  # what ag.checkpoint rewinds
        self.state = self.bit_generator.state  # after the latest draw

    def __getattr__(self, name: str) -> Any:
        def draw(*arguments: Any, **keywords: Any) -> Any:
            if randomness.repeating():
                raise self.trace.refusal("Random numbers are drawn inside of ag.checkpoint")
            self.refuse_new_seed()
            found = getattr(self.copy, name)(*arguments, **keywords)
            self.state = self.bit_generator.state
            return self.trace.write_down(drawing(name), arguments, keywords, found)

        return draw

    def refuse_new_seed(self) -> None:
        """Raise if the function has started the generator afresh, which a program would not do again."""
        if not randomness.states_are_equal(self.state, self.bit_generator.state):
            raise self.trace.refusal("It starts the kit's random numbers afresh: seed them outside of it")


def drawing(name: str) -> Call:
    """Return the call that draws from the kit's generator by its method `name`."""

    def draw(*arguments: Any, **keywords: Any) -> Any:
        return getattr(randomness.generator(), name)(*arguments, **keywords)

    draw.__name__ = f"generator_{name}"
    return Call("live", draw.__name__, draw)


class Update:
    """An optimiser's step of one parameter, with the settings and the memory that it has when it runs."""

    def __init__(self, optimizer: Any, n: int) -> None:
        self.optimizer, self.n = optimizer, n
        self.update = optimizer.update_of(n)
        self.__name__ = type(optimizer).__name__.lower()

    def __call__(self, x: Any, g: Any) -> Any:
        return self.update(x, g)

    def __eq__(self, other: object) -> bool:
        return type(other) is Update and (other.optimizer, other.n) == (self.optimizer, self.n)

    __hash__ = object.__hash__


def record_new_value(
    trace: Any, new_value: Any, optimizer: Any, x: Any, g: Any, group: Any, memory: Any
) -> Any:
    """Write down an optimiser's step; what it remembers is not changed by the trace."""
    if id(optimizer) not in trace.outside.seen:
        raise trace.refusal("It makes an optimiser at each call: make it once, outside of the function")
    trace.part, trace.place = "update", place_of_user()
    new = plain_update(trace, new_value, optimizer, x, g, group)
    trace.place = None
    if new is not None:
        if not any(optimizer is other for other in trace.optimizers):
            trace.optimizers.append(optimizer)
        return new
    params = [p for group in optimizer.param_groups for p in group["params"]]
    n = next(n for n, p in enumerate(params) if optimizer.state.get(p) is memory)
    found = new_value(optimizer, *values((x, g)), group, copy.deepcopy(memory))
    update = Update(optimizer, n)
    trace.updated = True
    return trace.write_down(Call("live", update.__name__, update), (x, g), {}, found)
