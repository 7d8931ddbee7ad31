"""Tensor states: what a trace knows of each tensor that was there before: its array and gradient."""

import weakref
from typing import Any

import numpy as np

from autogradkit.compiling.line import Call
from autogradkit.compiling.traced_array import TracedArray
from autogradkit.core.tensor import Tensor
from autogradkit.guards.outdated import Outdated

__all__ = ["TensorState", "TensorStates"]

slot_of_data = Tensor.__dict__["_data"].__get__  # also while it is replaced


class TensorState:
    """What a trace knows of a tensor that was there before: its array and gradient, at first and by now."""

    def __init__(self, tensor: Any) -> None:
        self.tensor = tensor
        self.node = tensor._node
        self.data: Any = None  # traced arrays, once they were read
        self.first_data: Any = None
        self.grad: Any = None
        self.first_grad: Any = None
        self.knows_grad = False  # it was read or written
        self.reads_grad = False
        self.lent: Any = None  # the array that .data has given out


class TensorStates:
    """The states of the tensors that took part in a trace.

    Attributes
    ----------
    met : dict of int to TensorState
        Of tensors that were there before, by their id.
    made : dict of int to weak reference
        To the tensors that were made during the trace and are there still, by their id.
    sharing : dict of int to weak reference
        To those that have a single number together, of which one was made an array: a program has two.
    lent : set of int
        The ids of the arrays, of this run, that .data has given out.
    """

    def __init__(self, trace: Any) -> None:
        self.trace = trace
        self.met: dict[int, TensorState] = {}
        self.made: dict[int, Any] = {}
        self.sharing: dict[int, Any] = {}
        self.lent: set[int] = set()

    def state_of(self, t: Any) -> TensorState:
        """Return what is known of a tensor that was there before."""
        if id(t) not in self.met:
            self.met[id(t)] = TensorState(t)
        return self.met[id(t)]

    def is_made(self, t: Any) -> bool:
        """Whether a tensor was made during the trace, or is being made now."""
        if id(t) in self.made:
            return True
        if id(t) in self.met:
            return False
        try:
            slot_of_data(t)
        except AttributeError:  # it has none yet
            self.note_made(t)
            return True
        return False

    def read(self, t: Any, kind: str, get: Any) -> Any:
        """Return the array or gradient of a tensor from outside, a traced one; `get` reads its slot."""
        state = self.met.get(id(t))
        if state is not None and (state.data is not None if kind == "data" else state.knows_grad):
            return state.data if kind == "data" else state.grad
        raw = get(t)
        if type(raw) is TracedArray:  # of a trace around this one, which has been refused
            return raw
        state = self.state_of(t)
        name = self.trace.constants.names.get(id(t)) or t.name
        if kind == "data":
            state.first_data = self.trace.input_array(raw, name, "an array that a graph remembers")
            state.data = state.first_data
            return state.data
        state.knows_grad, state.reads_grad = True, True
        if isinstance(raw, np.ndarray | np.generic):
            raw = self.trace.input_array(raw, name and f"d{name}", "a gradient from outside")
            state.first_grad = raw
        elif raw is not None:
            raise self.trace.refusal("A gradient from outside is a Tensor, of create_graph=True")
        state.grad = raw
        return raw

    def write(self, t: Any, kind: str, get: Any, new: Any) -> None:
        """Note a new array or gradient of a tensor from outside; it keeps its own until the program runs."""
        if type(new) is Outdated:
            raise self.trace.held_memory()
        if kind == "data":
            self.read(t, kind, get)
            self.state_of(t).data = new
        else:
            state = self.state_of(t)
            state.knows_grad, state.grad = True, new

    def note_made(self, t: Any) -> None:
        """Note that a tensor is made now; once it is gone, its id may be that of another one."""
        note(self.made, t)

    def note_number_shared(self, *tensors: Any) -> None:
        """Note that some tensors have a single number together."""
        for t in tensors if len(tensors) > 1 else ():
            note(self.sharing, t)

    def refuse_number_shared(self, t: Any) -> None:
        """Raise if t has a single number that others may have, too: the function runs as it is."""
        if id(t) in self.sharing:
            raise self.trace.held_memory()

    def holding(self, array: TracedArray) -> list:
        """Return the tensors that have this very array, and see what is written into it."""
        made = (reference() for reference in list(self.made.values()))
        holding = [t for t in made if t is not None and slot_of_data(t) is array]
        return holding + [state.tensor for state in self.met.values() if state.data is array]

    def lend(self, t: Any, data: TracedArray) -> TracedArray:
        """Return what `t.data` gives out of a traced tensor: a twin, which may be written into."""
        state = self.met.get(id(t))
        if state is not None and state.lent is data:
            return data
        if isinstance(data._in_run, np.generic):  # an array without axes, that can be written into
            twin = self.trace.record(Call("function", "np.array", np.array), (data,))
        elif data._in_run.copy("K").strides != data._in_run.strides:  # lend_copy lays it out anew
            twin = data.copy("K")
        else:
            twin = self.trace.traced_array(data._in_run, data._in_program)
        t._data = twin
        self.lent.add(id(twin._in_run))
        if state is not None:
            state.lent = twin
        return twin


def note(found: dict, t: Any) -> None:
    """Note a weak reference to a tensor by its id, as long as it is there."""
    number = id(t)
    found[number] = weakref.ref(t, lambda _: found.pop(number, None))
