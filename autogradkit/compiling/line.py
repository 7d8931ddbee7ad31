"""Lines of a program: each is one call of something that computes, and the Values of its results."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.nested import leaves, map_nested
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["NO_KEYWORDS", "OF_ARRAYS", "OF_KIT", "Call", "Line", "Place"]

OF_KIT = ("autogradkit.core.", "autogradkit.nn.")
OF_ARRAYS = {"operator", "method", "item", "attribute", "write"}  # what arrays themselves do
UFUNCS = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.true_divide, "//": np.floor_divide,
    "%": np.remainder, "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
    "==": np.equal, "!=": np.not_equal,
}  # fmt: skip
SIGNED = {"-": np.negative, "~": np.invert}
VALUES = {Value}
NO_KEYWORDS: dict[str, Any] = {}  # what most lines have: nobody writes into a line's keywords


class Place(NamedTuple):
    """Where in the user's code a line comes from."""

    file: str
    number: int


@dataclass(frozen=True)
class Call:
    """What a line computes with: an operator, a method, an index, or a function.

    `kind` is one of "operator" (`name` is its sign), "method", "item", "function", "write" for x[index] -= y
    (`name` is "-="), and "live" for a function that does more than compute, such as one that draws random
    numbers: it runs at each call, in its place.
    """

    kind: str
    name: str
    function: Any = None

    @cached_property
    def is_of_kit(self) -> bool:
        """Whether it is a forward or rule of the kit's own, which keeps none of the arrays it is given."""
        return (getattr(self.function, "__module__", None) or "").startswith(OF_KIT)

    @cached_property
    def is_of_numpy(self) -> bool:
        """Whether it is a function of NumPy's under its own name."""
        path = self.name.split(".")
        own = getattr(np, path[1], None) if path[0] == "np" and len(path) > 1 else None
        return own is not None and (self.function is own or getattr(self.function, "__self__", None) is own)

    @cached_property
    def makes_new_arrays(self) -> bool:
        """Whether what it returns is no view, nor one of its arguments: as of an operator, or a ufunc."""
        return self.kind == "operator" or self.own_ufunc is not None

    @cached_property
    def runs_known_code(self) -> bool:
        """Whether it surely runs no code of the user's: what arrays do themselves, a ufunc, the kit's own."""
        ufunc = isinstance(getattr(self.function, "__self__", self.function), np.ufunc)
        return self.kind in OF_ARRAYS or self.is_of_kit or (self.is_of_numpy and ufunc)

    @cached_property
    def ufunc_of_two(self) -> np.ufunc | None:
        """The ufunc that it comes to for two arrays, if it takes them number by number.

        Not for powers: x**0.5 is a square root, and np.power may differ from that in the last bit.
        """
        return UFUNCS.get(self.name) if self.kind == "operator" else self.own_ufunc

    @cached_property
    def ufunc_of_one(self) -> np.ufunc | None:
        """The ufunc that it comes to for one array, if it takes that number by number."""
        return SIGNED.get(self.name) if self.kind == "operator" else self.own_ufunc

    @cached_property
    def own_ufunc(self) -> np.ufunc | None:
        """The ufunc that it is, if that takes arrays number by number and returns one."""
        f = self.function
        one = isinstance(f, np.ufunc) and f.nout == 1 and f.signature is None
        return f if one and self.kind == "function" else None

    def run(self, arguments: tuple, keywords: dict) -> Any:
        """Return what it computes from arrays."""
        if self.kind == "method":
            return getattr(arguments[0], self.name)(*arguments[1:], **keywords)
        if self.kind == "item":
            return arguments[0][arguments[1]]
        if self.kind == "write":  # into a copy: whoever asks has other uses for the array itself
            x, index, y = arguments
            x = x.copy("K")
            x[index] = self.function(x[index], y)
            return x
        return self.function(*arguments, **keywords)


@dataclass(eq=False, slots=True)
class Line:
    """One call of a program, and the names of its results.

    `results` has one Value, or several for a call that returns a tuple; None stands for what is not used.
    """

    call: Call
    arguments: tuple
    keywords: dict
    results: tuple
    part: str = "forward"  # or "backward", "update"
    place: Place | None = None
    several: bool = False  # the call returns a tuple
    fresh: bool = False  # its results are surely arrays of their own: they share no memory with what it reads
    out: Value | None = None  # whose memory the result is written into
    row: int = -1  # the number of the line of the source that it is, or is a part of

    read: Sequence | None = field(default=None, init=False, repr=False)  # its operands, once collected

    def operands(self) -> Sequence[Value]:
        """Return the values that it reads, in order."""
        if self.read is None:
            if not self.keywords and VALUES.issuperset(map(type, self.arguments)):
                self.read = self.arguments
            else:
                self.read = found = []
                collect(self.arguments, found)
                collect(self.keywords, found)
        return self.read

    @property
    def writes(self) -> bool:
        """Whether it writes into an array that is there."""
        return self.out is not None or self.call.kind == "write"

    @property
    def written(self) -> Value | None:
        """The Value whose memory it writes into, if it does."""
        return self.arguments[0] if self.call.kind == "write" else self.out

    def with_fields(self, **changes: Any) -> "Line":
        """Return a line like this one, but for some of its fields."""
        line = Line(
            self.call, self.arguments, self.keywords, self.results, self.part, self.place, self.several,
            self.fresh, self.out, self.row,
        )  # fmt: skip
        if changes.keys().isdisjoint(("arguments", "keywords")):
            line.read = self.read
        for name, value in changes.items():
            setattr(line, name, value)
        return line

    def into(self, place: Value, call: Call) -> "Line":
        """Return this line with its result written into a place, by a call that can be told so."""
        line = Line(
            call, self.arguments, self.keywords, self.results, self.part, self.place, self.several,
            self.fresh, place, self.row,
        )  # fmt: skip
        line.read = self.read
        return line

    def with_call(self, call: Call, arguments: tuple, results: tuple, fresh: bool) -> "Line":
        """Return this line with another call, whose results are known."""
        return Line(
            call, arguments, NO_KEYWORDS, results, self.part, self.place, False, fresh, None, self.row
        )

    def as_call(self, call: Call, arguments: tuple, fresh: bool | None = None) -> "Line":
        """Return this line with one result of another call, computed on the traced numbers.

        Without `fresh` its result is an array of its own if it shares no memory with an argument.
        """
        given = map_nested(lambda x: x.example if type(x) is Value else x, arguments)
        example = call.run(given, {})
        if not isinstance(example, ARRAYS):
            raise TypeError(f"{call.name} returns a {type(example).__name__}, which is no array")
        if fresh is None:
            fresh = not any(
                isinstance(x, np.ndarray) and np.may_share_memory(x, example) for x in leaves(given)
            )
        return self.with_call(call, arguments, (Value(example),), fresh)


def collect(x: Any, found: list) -> None:
    """Put the Values in nested tuples, lists, dicts and slices behind `found`, in order."""
    for part in x.values() if type(x) is dict else x:
        kind = type(part)
        if kind is Value:
            found.append(part)
        elif kind is tuple or kind is list or kind is dict:
            collect(part, found)
        elif kind is slice:
            collect((part.start, part.stop, part.step), found)
