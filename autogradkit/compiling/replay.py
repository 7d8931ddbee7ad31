"""A replay: a function is run once more and has to ask for the same lines, which are not computed again."""

from typing import Any

import numpy as np

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.origins import NoOrigins
from autogradkit.compiling.plain import is_plain, same
from autogradkit.compiling.refusals import CompileError, place_of_user, text_of
from autogradkit.compiling.results import leaves_of
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.compiling.traced_results import the_same, unpacked
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["Replay"]


class Replay(Trace):
    """A run of a function whose every call is compared with the one that stands in the first run's place.

    The same call of the same arrays has the same result: the first run's is handed on. So what is proved is
    that the function, called again with the same numbers, does the same in the same order.
    """

    def __init__(self, first: Trace) -> None:
        super().__init__(first.name, first.outside)
        self.first, self.constants = first, first.constants
        self.remembering, self.executed = first.remembering, first.executed
        self.origins = NoOrigins()
        self.notes = self.note()

    def drain(self, steps: Any) -> None:
        """Take all steps of a backward pass, whose code is the kit's but for a rule that is called."""
        self.notes.rest()
        try:
            super().drain(steps)
        finally:
            self.notes.go_on()

    def called(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        """Return what a rule returns that is not written down, but what it calls is."""
        return self.notes.through(function, *arguments, **keywords)

    def difference(self) -> CompileError:
        """Return the error that says that the function does something else each time."""
        place = text_of(place_of_user())
        where = f", in {place}" if place else ""
        self.refused = CompileError(
            f"{self.name} can't be compiled. Called twice with the same numbers it computes something else"
            f"{where}: it takes random numbers, the time or a next thing from somewhere. Pass them as an "
            "argument, or draw them as ag.nn.functional.dropout does."
        )
        return self.refused

    def input_array(self, array: Any, name: str | None, why: str) -> TracedArray:
        """Return the traced array of one from outside, which the first run has met at the same time."""
        value = next(iter(self.first.inputs[len(self.inputs) :]), None)
        if value is None or not same_bits(value.example, array):
            raise self.difference()
        self.inputs.append(value)
        return TracedArray(self, array, value, why)

    def compute(self, call: Call, arguments: tuple, keywords: dict) -> Any:
        """Return what the first run has computed, or raise what that has raised."""
        if len(self.failed) < len(self.first.failed):
            n, error = self.first.failed[len(self.failed)]
            if n == len(self.lines):
                self.fail(call, arguments, keywords, error)
                raise error
        self.notes.rest()
        try:
            return self.write_down(call, arguments, keywords, None)
        finally:
            self.notes.go_on()

    def write_down(self, call: Call, arguments: Any, keywords: Any, found: Any, given: Any = None) -> Any:
        """Compare a call with the first run's, and return the results of that."""
        self.ask(call, self.variables(tuple(arguments)), self.variables(dict(keywords)) if keywords else {})
        results = self.lines[-1].results
        same = the_same(arguments, results)
        return unpacked(self, call, results, self.kinds[-1]) if same is None else same

    def add(self, line: Line, kind: type | None = None) -> None:
        """Put the first run's line behind the others, if this one asks for the same."""
        self.ask(line.call, line.arguments, line.keywords)

    def ask(self, call: Call, arguments: tuple, keywords: dict) -> None:
        """Put the first run's line behind the others, if it is this call of the same arguments."""
        n = len(self.lines)
        if n == len(self.first.lines):
            raise self.difference()
        known = self.first.lines[n]
        if known.call is not call and (known.call.kind, known.call.name) != (call.kind, call.name):
            raise self.difference()
        if known.part != self.part or not asks_same(known.arguments, arguments):
            raise self.difference()
        if (known.keywords or keywords) and not asks_same(known.keywords, keywords):
            raise self.difference()
        self.lines.append(known)
        self.kinds.append(self.first.kinds[n])

    def compare(self, first: Any, again: Any) -> None:
        """Raise if two runs return something else, or leave something else behind."""
        both = [[(r.kind, r.what) for r in leaves_of(run.result)] for run in (first, again)]
        both = [
            [*returned, *[(kind, *there, value) for kind, there, value in run.writes]]
            for returned, run in zip(both, (first, again), strict=True)
        ]
        if len(self.lines) != len(self.first.lines) or not asks_same(*both):
            raise self.difference()


def asks_same(x: Any, y: Any) -> bool:
    """Whether nested arguments of two runs are the same Values, arrays of the same bits, or plain values."""
    if x is y:
        return True
    kind = type(x)
    if kind is not type(y):
        return False
    if kind is Value:
        return x.kind == y.kind == "constant" and same_bits(x.example, y.example)
    if kind is tuple or kind is list:
        return len(x) == len(y) and all(a is b or asks_same(a, b) for a, b in zip(x, y, strict=True))
    if kind is dict:
        return list(x) == list(y) and asks_same(list(x.values()), list(y.values()))
    if kind is slice:
        return asks_same((x.start, x.stop, x.step), (y.start, y.stop, y.step))
    if isinstance(x, np.ndarray):
        return same_bits(x, y)
    return same(x, y) if is_plain(x) else True


def same_bits(x: Any, y: Any) -> bool:
    """Whether two arrays are the same bit for bit, laid out alike."""
    if x is y:
        return True
    if type(x) is not type(y) or not isinstance(x, ARRAYS):
        return same(x, y)
    if (x.dtype, x.shape, x.strides) != (y.dtype, y.shape, y.strides):
        return False
    return x.tobytes() == y.tobytes()
