"""A plain update: an optimiser's step that remembers nothing, written down as the lines that it computes."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

__all__ = ["plain_update"]


class MemoryNeeded(Exception):  # noqa: N818, it is no error: the step is written down as one call
    """The step looks into the memory of its parameter."""


class NoMemory:
    """The memory of a parameter whose optimiser never asks for it."""

    def __getattr__(self, name: str) -> Any:
        raise MemoryNeeded

    def __getitem__(self, name: str) -> Any:
        raise MemoryNeeded

    def __setitem__(self, name: str, value: Any) -> None:
        raise MemoryNeeded


class Settings(Mapping):
    """An optimiser's settings while its step is traced: the rate is an input of the program.

    A schedule may change the rate before every call. All other settings are compared at each call.
    """

    def __init__(self, trace: Any, group: dict, dtype: np.dtype) -> None:
        self.trace, self.group, self.dtype = trace, group, dtype

    def __getitem__(self, key: str) -> Any:
        value = self.group[key]
        if key != "lr":
            self.trace.settings[id(self.group), key] = self.group, key, value
            return value
        numbers, place = self.trace.numbers, (id(self.group), key, self.dtype)
        if place not in numbers:
            number = self.trace.input_array(np.array(value, self.dtype), "lr", "a setting")
            numbers[place] = self.group, key, self.dtype, number
        return numbers[place][3]

    def __iter__(self) -> Iterator[str]:
        return iter(self.group)

    def __len__(self) -> int:
        return len(self.group)


def plain_update(trace: Any, new_value: Any, optimizer: Any, x: Any, g: Any, group: dict) -> Any:
    """Return a parameter's new array, traced; None where the step is more than a few sums and products.

    It is, if the step looks into the memory of its parameter, is of a class of the user's, or the rate is no
    number of Python's.
    """
    mine = any(group is other for other in optimizer.param_groups)  # and no copy with plain numbers
    kit = new_value.__module__.startswith("autogradkit.nn.")
    if not (mine and kit and type(group.get("lr")) is float) or id(group) in trace.remembering:
        return None
    if not (g.ndim and g.dtype == x.dtype and g.dtype.char in "fd"):
        return None
    lines, inputs, numbers, settings = map(len, (trace.lines, trace.inputs, trace.numbers, trace.settings))
    try:
        return new_value(optimizer, x, g, Settings(trace, group, g.dtype), NoMemory())
    except MemoryNeeded:
        trace.remembering.add(id(group))
        trace.makers.drop_from(lines)
        del trace.kinds[lines:], trace.inputs[inputs:]
        for noted, count in ((trace.numbers, numbers), (trace.settings, settings)):
            for key in list(noted)[count:]:
                del noted[key]
        return None
