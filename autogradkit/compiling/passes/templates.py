"""Templates: what a short function comes to for arguments of one kind, read once and used again.

A loop calls the same rule with arrays of the same shapes at every step. The functions of the kit's own are
remembered from one compilation to the next; those of a user may mean something else by then.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.program import Line, Value
from autogradkit.compiling.sharing import is_of_kit

__all__ = ["Templates"]

MOST = 2000  # templates that are remembered
of_kit: dict[Any, Any] = {}


class Slot:
    """Stands for the Value with a number, of those that a line is given or that a template has made."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Templates:
    """The templates of one compilation; `read` is what finds the lines in the place of a call."""

    def __init__(self, read: Callable[[Line], tuple | None]) -> None:
        self.read = read
        self.mine: dict[Any, Any] = {}

    def lines(self, line: Line) -> tuple[list[Line], tuple] | None:
        """Return the lines in the place of a call and the Values in that of its results; None to leave it."""
        given: list[Value] = []
        try:
            key = line.call.function, kind_of((line.arguments, line.keywords), given), line.several
            known = of_kit if is_of_kit(line.call.function) else self.mine
            if key not in known:
                if len(known) > MOST:
                    known.clear()
                known[key] = template_of(self.read(line), given)
        except TypeError:  # an argument that can't be compared
            return self.read(line)
        return None if known[key] is None else lines_of_template(known[key], given, line)


def kind_of(x: Any, given: list) -> Any:
    """Return what a template relies on of nested arguments; the Values among them are put behind `given`."""
    kind = type(x)
    if kind is Value:
        if x in given:
            return "again", given.index(x)
        given.append(x)
        z = x.example
        return type(z), getattr(z, "shape", None), getattr(z, "dtype", None), getattr(z, "strides", None)
    if kind is tuple or kind is list:
        return kind, tuple([kind_of(part, given) for part in x])
    if kind is dict:
        return kind, tuple([(name, kind_of(part, given)) for name, part in x.items()])
    if kind is slice:
        return kind, kind_of((x.start, x.stop, x.step), given)
    hash(x)
    return kind, repr(x) if isinstance(x, int | float | complex | np.generic) else x


def template_of(found: tuple | None, given: list) -> Any:
    """Return lines and results with numbers in the place of Values."""
    if found is None:
        return None
    lines, results = found
    number = {value: Slot(n) for n, value in enumerate(given)}

    def slot(x: Any) -> Any:
        return number[x] if type(x) is Value else x

    steps = []
    for line in lines:
        steps.append((line.call, map_nested(slot, line.arguments), line.fresh))
        number[line.results[0]] = Slot(len(number))
    return steps, tuple([slot(x) for x in results])


def lines_of_template(template: Any, given: list, line: Line) -> tuple[list[Line], tuple]:
    """Return a template's lines for other Values, computed on their examples."""
    values = list(given)

    def value(x: Any) -> Any:
        return values[x.number] if type(x) is Slot else x

    steps, results = template
    lines = []
    for call, slots, fresh in steps:
        lines.append(line.as_call(call, map_nested(value, slots), fresh))
        values.append(lines[-1].results[0])
    return lines, tuple([value(x) for x in results])
