"""A template: lines in the place of a call, with numbers in the place of Values."""

from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.nested import NESTED, map_nested
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["Slot", "Template", "empty_array", "example_of", "template_of"]


class Slot:
    """Stands for the Value with a number, of those that a line is given or that a template has made."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Step(NamedTuple):
    """One line of a template."""

    call: Call
    arguments: tuple  # Slots, and what is no Value
    nested: bool  # whether there are Slots inside of tuples or slices
    fresh: bool
    final: int | None  # which of the results of the call it is the last word on; None if it is on the way
    name: str | None  # what the function calls it
    looks: tuple | None  # of what it comes to, if that is not computed again


class Template(NamedTuple):
    """Lines in the place of a call, and for its results that none of them makes: which Value each is.

    A result that is a dict, which a forward hands to its rule, is one of Values.
    """

    steps: list[Step]
    others: list[tuple[int, Any]]


def template_of(found: tuple | None, given: list, line: Line, computes: bool) -> Template | None:
    """Return lines and results with numbers in the place of Values; `given` ends with the call's results."""
    if found is None:
        return None
    lines, results = found
    number = {value: Slot(n) for n, value in enumerate(given)}
    finals: dict[Value, int] = {}
    made = {made.results[0] for made in lines}
    for n, value in enumerate(results):
        if type(value) is Value and value in made and line.results[n] is not None:
            finals.setdefault(value, n)
    steps = []
    for made_line in lines:
        slots = map_nested(lambda x: number[x] if type(x) is Value else x, made_line.arguments)
        result = made_line.results[0]
        number[result] = Slot(len(number))
        nested, final = any(type(x) in NESTED for x in slots), finals.get(result)
        looks = None if computes or not is_made_empty(result) else result.looks
        steps.append(Step(made_line.call, slots, nested, made_line.fresh, final, result.name, looks))
    taken = set(finals.values())
    left = [n for n, result in enumerate(line.results) if result is not None and n not in taken]
    others = [(n, map_nested(number.__getitem__, results[n])) for n in left]
    return Template(steps, others)


def is_made_empty(value: Value) -> bool:
    """Whether an empty array can look like a Value's: not where its numbers lie in an order of their own."""
    return issubclass(value.looks[0], ARRAYS) and Value(empty_array(value.looks)).looks == value.looks


def empty_array(looks: tuple) -> Any:
    """Return an array, or a number of NumPy's, of this type, shape, dtype and layout, of any numbers."""
    kind, shape, dtype, strides = looks
    if issubclass(kind, np.generic):
        return dtype.type(1)
    x = np.empty(shape, dtype)
    return x if x.strides == strides else np.empty(shape, dtype, "F")


def example_of(x: Any) -> Any:
    """Return the array of the traced run that a Value stands for, and everything else as it is."""
    return x.example if type(x) is Value else x
