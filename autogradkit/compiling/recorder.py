"""A recorder: it runs calls on the arrays of a traced run, and writes each down as a line."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np

from autogradkit.compiling.constants import Constants
from autogradkit.compiling.current_trace import current
from autogradkit.compiling.expectations import expect_error
from autogradkit.compiling.kept_arrays import KeptArrays
from autogradkit.compiling.line import NO_KEYWORDS, OF_ARRAYS, Call, Line, Place
from autogradkit.compiling.nested import NESTED, map_nested
from autogradkit.compiling.refusals import place_of_user, refusal
from autogradkit.compiling.sharing import runs_users_code, shares_nothing
from autogradkit.compiling.traced_array import TracedArray, values
from autogradkit.compiling.traced_results import fix_shared, the_same, unpacked
from autogradkit.compiling.value import ARRAYS, Value

__all__ = ["Recorder"]

NUMBERS = np.dtype(float)
RETURNED = (*ARRAYS, float, dict, type(None))


class Recorder:
    """Runs calls out of sight, and writes each down as one line.

    Attributes
    ----------
    lines : list of Line
    inputs : list of Value
        What the program is given from outside, in the order in which it was met.
    kinds : list of type or None
        For each line of several results, what they come in.
    failed : list of (int, Exception)
        The errors that calls have raised, which the function may have caught, and the line of each.
    part : str
        "forward", "backward" or "update": what is being written.
    place : Place or None
        The user's line that made the node whose rule is running.
    refused : Exception or None
        The error of a refusal, also if the function has caught it.
    """

    def __init__(self, name: str, names: dict, kept: dict) -> None:
        self.name = name
        self.constants = Constants(names)
        self.kept = KeptArrays(self, kept)
        self.lines: list[Line] = []
        self.inputs: list[Value] = []
        self.kinds: list[type | None] = []
        self.failed: list[tuple[int, Exception]] = []
        self.updated = False  # an optimiser's step was written down: what it remembers has changed by then
        self.part = "forward"
        self.place: Place | None = None
        self.refused: Exception | None = None

    def refusal(self, what: str, numbers: bool = False) -> Exception:
        """Return the error that says why the function can't be compiled."""
        self.refused = refusal(self.name, what, numbers)
        return self.refused

    def note(self) -> AbstractContextManager:
        """Return a block in which all code that is called is noted; a trace notes it."""
        return nullcontext()

    def variable(self, x: Any) -> Any:
        """Return what stands in a program for `x`: the Value of an array, or `x` itself."""
        if type(x) is TracedArray:
            if x._trace is not self:
                raise self.refusal("A traced array of another call was used")
            return x._in_program
        if type(x) is np.ndarray:
            return self.kept.traced(x)._in_program if x in self.kept else self.constants.value(x)
        if isinstance(x, np.ndarray):
            raise self.refusal(f"An array of the kind {type(x).__name__} takes part")
        return x

    def variables(self, x: Any) -> Any:
        """Return nested arguments with what stands for each in a program."""
        if type(x) is tuple:
            return tuple(
                [
                    p._in_program
                    if type(p) is TracedArray and p._trace is self
                    else self.variables(p)
                    if type(p) in NESTED
                    else self.variable(p)
                    for p in x
                ]
            )
        return map_nested(self.variable, x)

    def input_array(self, array: Any, name: str | None, why: str) -> TracedArray:
        """Return the traced array of one that is given from outside; `why` it may not be written into."""
        if array.dtype.hasobject:
            raise self.refusal(f"{name or 'An array from outside'} is an array of objects, and no numbers")
        self.inputs.append(Value(array, "input", name))
        return TracedArray(self, array, self.inputs[-1], why)

    def traced_array(self, array: Any, variable: Value, fixed: str | None = None) -> TracedArray:
        """Return the traced array of a result."""
        return TracedArray(self, array, variable, fixed)

    def record(self, call: Call, arguments: tuple, keywords: dict = {}) -> Any:  # noqa: B006, it is only read
        """Compute, write it down, and return the result as traced arrays."""
        if self.kept.names:
            arguments, keywords = self.kept.with_traced(tuple(arguments)), self.kept.with_traced(keywords)
        return self.compute(call, tuple(arguments), keywords)

    def compute(self, call: Call, arguments: tuple, keywords: dict) -> Any:
        """Run a forward or rule on the arrays of this run, out of sight, and write it down as one line."""
        numbers, settings = values(arguments), values(keywords) if keywords else keywords
        try:
            if call.kind in OF_ARRAYS:  # nobody looks for the trace there
                found = call.run(numbers, settings)
            else:
                found = self.out_of_sight(call, arguments, numbers, settings)
        except Exception as error:
            self.fail(call, arguments, keywords, error)
            raise
        return self.write_down(call, arguments, keywords, found, (numbers, settings))

    def out_of_sight(self, call: Call, arguments: tuple, numbers: tuple, settings: dict) -> Any:
        """Return what a function returns that may look for a trace, while there is none."""
        token = current.set(None)
        try:
            if not runs_users_code(call, arguments):
                return call.run(numbers, settings)
            with self.note():
                return call.run(numbers, settings)
        finally:
            current.reset(token)

    def fail(self, call: Call, arguments: tuple, keywords: dict, error: Exception) -> None:
        """Note an error, and write down that the call fails in every run: the function may catch it."""
        if self.refused is not None:
            return
        if self.updated:
            raise self.refusal(f"After an optimiser's step {call.name} fails: let it make one step at a call")
        self.failed.append((len(self.lines), error))
        given = self.variables(tuple(arguments)), self.variables(dict(keywords))
        expected = Call("live", expect_error.__name__, expect_error)
        place = self.place or place_of_user()
        self.add(Line(expected, (call.run, type(error), *given), {}, (), self.part, place))

    def write_down(self, call: Call, arguments: Any, keywords: Any, found: Any, given: Any = None) -> Any:
        """Write down a call that has returned `found`, and return that as traced arrays.

        `given` are the arguments and keywords with the arrays of this run in them.
        """
        one = type(found) is np.ndarray and not found.dtype.hasobject
        kind = None if one or not isinstance(found, (tuple, list)) else type(found)
        parts = (found,) if kind is None else found
        results = (Value(found),) if one else tuple([self.result_of(call, part) for part in parts])
        asked = self.variables(tuple(arguments))
        settings = self.variables(dict(keywords)) if keywords else NO_KEYWORDS
        given = given or values((tuple(arguments), dict(keywords)))
        fresh = shares_nothing(call, given, results)
        place = self.place or place_of_user()
        self.lines.append(Line(call, asked, settings, results, self.part, place, kind is not None, fresh))
        self.kinds.append(kind)
        if fresh and one:
            return TracedArray(self, found, results[0])
        if (same := the_same(arguments, results)) is not None:
            return same
        fixed = None if fresh else fix_shared(arguments, given[0], results)
        return unpacked(self, call, results, kind, fixed)

    def result_of(self, call: Call, found: Any) -> Value | None:
        """Return the Value of one thing that a call has returned."""
        if type(found) is not np.ndarray and (type(found) is bool or not isinstance(found, RETURNED)):
            raise self.refusal(f"{call.name} returned a {type(found).__name__}, which is no array")
        if found is not None and getattr(found, "dtype", NUMBERS).hasobject:
            raise self.refusal(f"{call.name} returned an array of objects, and no numbers")
        return None if found is None else Value(found)

    def add(self, line: Line, kind: type | None = None) -> None:
        """Put a line behind the others."""
        self.lines.append(line)
        self.kinds.append(kind)
