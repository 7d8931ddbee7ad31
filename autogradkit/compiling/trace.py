"""A trace: one run of a function on traced arrays, and all that was written down meanwhile."""

from contextvars import ContextVar
from typing import Any

import numpy as np

from autogradkit.compiling.expectations import expectation
from autogradkit.compiling.program import Call, Line, Place, Value, map_nested
from autogradkit.compiling.refusals import in_kit, place_of_user, refusal
from autogradkit.compiling.sharing import shares_nothing
from autogradkit.compiling.tensor_state import TensorState
from autogradkit.compiling.traced import TracedArray, has_mask, has_traced, values
from autogradkit.core.node import age
from autogradkit.core.tensor import Tensor

__all__ = ["Trace", "active"]

current: ContextVar[Any] = ContextVar("trace", default=None)
slot_of_data = Tensor.__dict__["_data"].__get__  # also while it is replaced
active = current.get  # the trace that is being made, if there is one


class Trace:
    """One run of a function, written down as lines.

    Attributes
    ----------
    lines : list of Line
    states : dict
        For each tensor from outside that took part, by its id, its TensorState.
    arrays : dict
        For each array from outside that every call reads afresh, by its id: (array, first, now).
    """

    def __init__(self, name: str, buffers: dict, known: dict, seen: dict) -> None:
        self.name = name
        self.buffers = buffers  # arrays that modules keep and change, by id
        self.known = known  # arrays that were found outside, by id, with what the user calls them
        self.seen_outside = seen  # things that were found outside, by id
        self.numbers: dict[Any, tuple] = {}  # (group, key, dtype, traced): settings that are inputs
        self.settings: dict[Any, tuple] = {}  # (group, key, value): settings that are compared
        self.optimizers: list[Any] = []
        self.lines: list[Line] = []
        self.states: dict[int, TensorState] = {}
        self.arrays: dict[int, list] = {}
        self.constants: dict[Any, tuple] = {}
        self.start = age()  # nodes older than this were there before
        self.made: dict[int, Any] = {}  # tensors made during the trace
        self.rules: dict[Any, Any] = {}  # op -> the rule that was in force
        self.updated = False  # an optimiser's step was written down: what it remembers has changed by then
        self.refused: Exception | None = None  # also if the function caught the error
        self.part = "forward"
        self.place: Place | None = None  # of the node whose rule is running
        self.values: dict[Any, Value] = {}  # node -> the Value of what it made
        self.places: dict[Any, Place | None] = {}

    def refusal(self, what: str, numbers: bool = False) -> Exception:
        """Return the error that says why the function can't be compiled."""
        self.refused = refusal(self.name, what, numbers)
        return self.refused

    # Values

    def variable(self, x: Any) -> Any:
        """Return what stands in a program for `x`: the Value of an array, or `x` itself."""
        if type(x) is TracedArray:
            if x.trace is not self:
                raise self.refusal("A traced array of another call was used")
            return x.variable
        if type(x) is np.ndarray:
            if id(x) in self.buffers:
                return self.outside(x).variable
            return self.constant(x)
        if isinstance(x, np.ndarray):
            raise self.refusal(f"An array of the kind {type(x).__name__} takes part")
        return x

    def constant(self, array: np.ndarray) -> Value:
        """Return the Value of an array that is the same at every call."""
        key = (id(array), array.tobytes(), array.dtype, array.shape, array.strides)
        if key not in self.constants:
            name = self.known.get(id(array))
            copy = copy_laid_out_as(array)
            if copy.strides != array.strides:  # a view with gaps: numbers stay, bits may not
                copy = array if id(array) in self.known else copy
            self.constants[key] = (Value(copy, "constant", name), array)
        return self.constants[key][0]

    def copy_of(self, array: Any) -> Value:
        """Return the Value of a fresh copy, made at every call, of an array that is always the same."""
        if isinstance(array, np.ndarray):
            return self.record(Call("method", "copy"), (self.traced(array, self.constant(array)),)).variable
        return Value(array, "constant")

    def given(self, array: Any, name: str | None, why: str) -> TracedArray:
        """Return a traced array for one that is given to the program from outside."""
        return TracedArray(self, array, Value(array, "input", name), why)

    def outside(self, array: np.ndarray) -> TracedArray:
        """Return the traced array of an array from outside that every call reads afresh."""
        if id(array) not in self.arrays:
            first = self.given(
                array, self.known.get(id(array)) or self.buffers.get(id(array)), "an array from outside"
            )
            self.arrays[id(array)] = [array, first, first]
        return self.arrays[id(array)][2]

    def outside_to_write(self, array: np.ndarray) -> "OutsideArray":
        """Return what takes a result for an array from outside that is written into."""
        if id(array) not in self.buffers or not in_kit():
            name = self.known.get(id(array))
            raise self.refusal(
                f"It writes into {'the array ' + name if name else 'a plain array'}: return what is new"
            )
        self.outside(array)
        return OutsideArray(self, array)

    def traced(self, array: Any, variable: Value, fixed: str | None = None) -> TracedArray:
        """Return the traced array of a result."""
        return TracedArray(self, array, variable, fixed)

    def refuse_write(self, x: TracedArray) -> None:
        """Raise if writing into `x` would change more than the program can tell."""
        if x.fixed:
            raise self.refusal(f"It writes into {x.fixed}: compute a new array instead")

    def whole_of(self, x: TracedArray) -> Any:
        """Return the array that `x` is a part of; None if it is one of its own, or all of it: z[()]."""
        made_by = {value: line for line in self.lines for value in line.results}
        value = x.variable
        while (line := made_by.get(value)) is not None and not line.fresh:
            if line.call.kind != "item" or line.arguments[1] != ():
                return x.value.base
            value = line.arguments[0]
        return None

    def seen(self, arrays: Any) -> Any:
        """Return arrays with traced ones in the place of those that modules keep."""
        return map_nested(
            lambda x: self.outside(x) if type(x) is np.ndarray and id(x) in self.buffers else x, arrays
        )

    # Tensors from outside

    def state_of(self, t: Any) -> TensorState:
        """Return what is known of a tensor that was there before."""
        if id(t) not in self.states:
            self.states[id(t)] = TensorState(t)
        return self.states[id(t)]

    def name_of(self, t: Any) -> str | None:
        """Return what the user calls a tensor."""
        return self.known.get(id(t)) or t.name

    def read(self, t: Any, kind: str, slot: Any) -> Any:
        """Return a tensor's array or gradient, a traced one where it comes from outside."""
        if id(t) in self.made:
            return slot.__get__(t)
        raw = slot.__get__(t)
        if type(raw) is TracedArray:  # of a trace around this one, which has been refused
            return raw
        state = self.state_of(t)
        if kind == "data":
            if state.data is None:
                state.data = state.first_data = self.given(
                    raw, self.name_of(t), "an array that a graph remembers"
                )
            return state.data
        if not state.knows_grad:
            state.knows_grad, state.reads_grad = True, True
            if isinstance(raw, np.ndarray | np.generic):
                name = self.name_of(t)
                raw = state.first_grad = self.given(raw, name and f"d{name}", "a gradient from outside")
            elif raw is not None:
                raise self.refusal("A gradient from outside is a Tensor, of create_graph=True")
            state.grad = raw
        return state.grad

    def write(self, t: Any, kind: str, slot: Any, new: Any) -> None:
        """Note a tensor's new array or gradient; one from outside keeps its own until the program runs."""
        if id(t) not in self.made:
            try:
                slot_of_data(t)
            except AttributeError:  # it has none yet: it is being made
                self.made[id(t)] = t
        if id(t) in self.made:
            slot.__set__(t, new)
        elif kind == "data":
            self.read(t, kind, slot)
            self.state_of(t).data = new
        else:
            state = self.state_of(t)
            state.knows_grad, state.grad = True, new

    def lend(self, t: Any, data: TracedArray) -> TracedArray:
        """Return what `t.data` gives out of a traced tensor: a twin, which may be written into."""
        state = self.states.get(id(t))
        if state is not None and state.lent is data:
            return data
        if isinstance(data.value, np.generic):  # an array without axes, that can be written into
            twin = self.record(Call("function", "np.array", np.array), (data,))
        else:
            twin = self.traced(data.value, data.variable)
        t._data = twin
        if state is not None:
            state.lent = twin
        return twin

    # Lines

    def forward(self, an_op: Any, forward: Any, arrays: Any, parameters: Any) -> Any:
        """Write down an op's forward as one line, and return what it returns."""
        for a in arrays:
            if type(a) is TracedArray:
                a.fixed = a.fixed or "an array that a graph remembers"
        found = self.compute(Call("forward", an_op.name, forward), arrays, parameters)
        for name, x in parameters.items():
            if has_traced(x) and name != "target" and (name != "index" or has_mask(x)):
                if an_op.name == "setitem":
                    raise self.refusal("It writes where a traced mask says: use np.where")
                self.expect_shape(found, f"what {an_op.name} returns")
        return found

    def expect_shape(self, x: Any, what: str) -> None:
        """Write down that a result has its shape in every run; refuse it where the user asks for it."""
        if not in_kit():
            raise self.refusal(f"The shape of {what} depends on traced numbers")
        self.expect(x, np.shape, x.shape)

    def compute(self, call: Call, arguments: Any, keywords: Any) -> Any:
        """Run a forward or rule on the arrays of this run, out of sight, and write it down as one line."""
        token = current.set(None)
        try:
            found = call.run(values(tuple(arguments)), values(dict(keywords)))
        finally:
            current.reset(token)
        return self.write_down(call, arguments, keywords, found)

    def drain(self, steps: Any) -> None:
        """Take all steps of a backward pass, and note whose gradient each total is."""
        part, self.part = self.part, "backward"
        try:
            for node, _, _, source, _, _, total in steps:
                if node.number < self.start:
                    raise self.refusal("A gradient goes back through what was computed before the call")
                if type(total) is TracedArray:
                    total.variable.gradient_of = self.value_of(source)
        finally:
            self.part, self.place = part if part == "backward" else "update", None

    def value_of(self, node: Any) -> Value | None:
        """Return the Value of the array that a node stands for."""
        if node in self.values:
            return self.values[node]
        owner = node.owner and node.owner()
        data = owner._data if owner is not None else None
        return data.variable if type(data) is TracedArray else None

    def record(self, call: Call, arguments: tuple, keywords: dict = {}) -> Any:  # noqa: B006, it is only read
        """Compute, write it down, and return the result as traced arrays."""
        if self.buffers:
            arguments, keywords = self.seen(tuple(arguments)), self.seen(dict(keywords))
        return self.compute(call, arguments, keywords)

    def write_down(self, call: Call, arguments: Any, keywords: Any, found: Any) -> Any:
        """Write down a call that has returned `found`, and return that as traced arrays."""
        several = isinstance(found, (tuple, list))
        results = []
        for part in found if several else (found,):
            if part is None:
                results.append(None)
            elif isinstance(part, np.ndarray | np.generic | float | dict) and type(part) is not bool:
                results.append(Value(part))
            else:
                raise self.refusal(f"{call.name} returned a {type(part).__name__}, which is no array")
        line = Line(
            call,
            map_nested(self.variable, tuple(arguments)),
            map_nested(self.variable, dict(keywords)),
            tuple(results),
            self.part,
            self.place or place_of_user(),
            several,
        )
        self.lines.append(line)
        given = values((tuple(arguments), dict(keywords)))
        line.fresh = shares_nothing(call, given, results)
        inputs = [] if line.fresh else [a for a in given[0] if isinstance(a, np.ndarray)]
        made = []
        for value in results:
            fixed = None
            array = None if value is None else value.example
            if isinstance(array, np.ndarray) and any(np.may_share_memory(array, a) for a in inputs):
                fixed = "an array that shares its memory with another"
                for a in arguments:
                    if type(a) is TracedArray:
                        a.fixed = a.fixed or fixed
            made.append(None if value is None else self.traced(value.example, value, fixed))
        if not several and type(found) is float:  # from math.exp and its like
            return self.record(Call("function", "np.float64", np.float64), (made[0],))
        if several and call.kind == "forward" and type(found[1]) is dict:  # what it keeps for its rule
            return made[0], {name: self.record(Call("item", "[]"), (made[1], name)) for name in found[1]}
        if not several:
            return made[0]
        if hasattr(found, "_fields"):
            return type(found)(*made)
        return type(found)(made)

    def answer(self, array: TracedArray, convert: Any) -> Any:
        """Return a number of this run to the kit, with a line that checks it; refuse it to others."""
        if not in_kit():
            raise self.refusal("A traced number is used as a number of Python's", numbers=True)
        answer = convert(array.value)
        if convert is not bool and array.value.tolist() != array.value.tolist():
            raise self.refusal("A number that it asks for is not a number")
        self.expect(array, convert, answer if convert is bool else array.value.tolist())
        return answer

    def expect(self, x: TracedArray, convert: Any, answer: Any) -> None:
        """Write down that the answer to a question about an array is this one in every run."""
        if self.updated:
            raise self.refusal(
                "After an optimiser's step it asks for a number: let it make one step at a call"
            )
        function, arguments = expectation(x.variable, answer, convert)
        line = Line(Call("live", function.__name__, function), arguments, {}, ())
        line.part, line.place = self.part, self.place or place_of_user()
        self.lines.append(line)


class OutsideArray:
    """What takes a result for an array from outside: the program writes it there at its end."""

    def __init__(self, trace: Trace, array: np.ndarray) -> None:
        self.trace, self.array = trace, array

    def write(self, result: TracedArray) -> None:
        """Note `result` as what the array holds from now on."""
        entry = self.trace.arrays[id(self.array)]
        if result.dtype != self.array.dtype or result.shape != self.array.shape:
            result = result.astype(self.array.dtype)
        entry[2] = self.trace.traced(result.value, result.variable, "an array from outside")


def copy_laid_out_as(array: np.ndarray) -> np.ndarray:
    """Return a copy whose numbers follow each other in memory as array's do, repeated where those are.

    Numbers are added up in the order in which they lie in memory: the last bit may depend on it.
    """
    repeated = [n > 1 and not stride for n, stride in zip(array.shape, array.strides, strict=True)]
    copy = array[tuple([slice(1) if again else slice(None) for again in repeated])].copy("K")
    return np.broadcast_to(copy, array.shape) if any(repeated) else copy
