"""Templates: what a call comes to for arguments of one kind, read and proved once, and used again.

A loop calls the same rule with arrays of the same shapes at every step. What a template says is proved on the
numbers of the first call of its kind, bit for bit. The functions of the kit's own are remembered from one
compilation to the next; those of a user may mean something else by then.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.compiling.line import Line
from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.passes.template import Slot, Template, empty_array, example_of, template_of
from autogradkit.compiling.value import Value

__all__ = ["Templates", "kind_of"]

NUMBERS = (int, float, complex, np.generic)
MOST = 2000  # templates that are remembered


class Templates:
    """The templates of one compilation.

    `read` finds the lines in the place of a call and the Values in that of its results, proved; None to leave
    it. `computes` says whether arrays on the way are computed for each line. If not, empty ones that look the
    same stand there: nobody may ask them for their numbers.
    """

    def __init__(self, read: Callable[[Line], tuple | None], computes: bool = True) -> None:
        self.read, self.computes = read, computes
        self.mine: dict[Any, Any] = {}

    def lines(self, line: Line, what: Any, known: dict | None = None) -> tuple[list[Line], dict] | None:
        """Return the lines in the place of a call, and what to put in the place of Values; None to leave it.

        Calls of one kind have the same `what`. Their templates are remembered in `known`.
        """
        known = self.mine if known is None else known
        given: list[Value] = []
        try:
            key = (
                what,
                tuple([kind_of(x, given) for x in line.arguments]),
                kind_of(line.keywords, given) if line.keywords else None,
                tuple([kind_of(x, given) for x in line.results]),
            )
        except TypeError:  # an argument that can't be compared
            template = template_of(self.read(line), given, line, self.computes)
        else:
            if key not in known:
                if len(known) > MOST:
                    known.clear()
                known[key] = template_of(self.read(line), given, line, self.computes)
            template = known[key]
        return None if template is None else self.lines_of(template, given, line)

    def lines_of(self, template: Template, given: list, line: Line) -> tuple[list[Line], dict]:
        """Return a template's lines for other Values."""
        values = list(given)

        def value(x: Any) -> Any:
            return values[x.number] if type(x) is Slot else x

        lines = []
        for call, slots, nested, fresh, final, name, looks in template.steps:
            if nested:
                arguments = map_nested(value, slots)
            else:
                arguments = tuple([values[x.number] if type(x) is Slot else x for x in slots])
            if final is not None:
                result = line.results[final]
            elif looks is not None:
                result = Value(empty_array(looks), name=name)
            else:
                result = Value(call.run(map_nested(example_of, arguments), {}), name=name)
            values.append(result)
            lines.append(line.with_call(call, arguments, (result,), fresh))
        instead = {line.results[n]: map_nested(value, slot) for n, slot in template.others}
        for old, new in instead.items():
            if type(new) is Value:
                new.name = new.name or old.name
                new.gradient_of = new.gradient_of or old.gradient_of
        return lines, instead


def kind_of(x: Any, given: list) -> Any:
    """Return what a template relies on of nested arguments; the Values among them are put behind `given`."""
    kind = type(x)
    if kind is Value:
        if x in given:
            return "again", given.index(x)
        given.append(x)
        return x.seen or x.looks
    if kind is tuple or kind is list:
        return kind, tuple([kind_of(part, given) for part in x])
    if kind is dict:
        return kind, tuple([(name, kind_of(part, given)) for name, part in x.items()]) if x else None
    if kind is slice:
        return kind, kind_of((x.start, x.stop, x.step), given)
    hash(x)
    return kind, repr(x) if isinstance(x, NUMBERS) else x
