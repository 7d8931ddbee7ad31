"""Views: arrays that are a part of another's memory, as y[1] is of y's and y.reshape(2, 3) all of it.

NumPy and PyTorch write through a view: `y[1][2] = 0` changes y, and so does `for row in y: row *= 2`. A graph
tells how each value was made, and has no place for a value that another's change reaches. So a tensor does
not write through; where somebody could expect it to, because the other is still there, writing is refused.

Nor does a part change with its whole: what was taken before, row = y[0], is outdated once y[0] = 0 or y += 1
has been written. NumPy and PyTorch would show the new numbers in it; here every use of it is refused.

A tensor of one number holds a NumPy scalar, which is no view of anything: of what was detached from it, it is
noted that both have the same scalar.
"""

import sys
import weakref
from contextlib import contextmanager
from opcode import opmap
from typing import Any, NamedTuple

import numpy as np

from autogradkit.errors import DataError
from autogradkit.guards.in_place import WATCHED, settle

__all__ = [
    "NUMBERS",
    "PARTS",
    "Outdated",
    "array_has_parts",
    "has_number_of_another",
    "is_part_of_another",
    "is_put_back",
    "note_number",
    "note_part",
    "outdate_parts",
    "writing_undone",
]


def holders(array):
    """Return how many hold the array that `array` is a view of."""
    return sys.getrefcount(array.base)


ALONE = holders(np.zeros(2)[:1])  # itself, and whoever counts


def is_part_of_another(array, node):
    """Whether `array`, made by `node`, is a view of an array that somebody else has, too.

    That the graph remembers the whole for its backward pass does not count: nobody can look there. Nor do
    parts that have no number in common with this one, as the others of np.split do.
    """
    if PARTS and whole_has_moved(memory(array)):
        return True
    if type(array.base) is not np.ndarray:
        return False
    others = holders(array) - ALONE
    while others and node is not None and len(node.inputs) > 0:
        node = node.inputs[0] if hasattr(node.inputs[0], "saved") else None
        others -= sum(value is array.base for value in getattr(node, "saved", ()))
    return others > 0 and others > len(parts_apart(array))


def whole_has_moved(array):
    """Whether the whole of which a tensor's `array` is a part was written into, and has another by now."""
    parts = None if array is None or array.base is None else PARTS.get(id(array.base))
    later = None if parts is None or parts() is not array.base else parts.later
    if later is None or later() is None:
        return False
    tensors = [reference() for reference in parts.tensors]
    return any(t is not None and memory(t._data) is array for t in tensors)  # and not of y.detach()


def parts_apart(array):
    """Return the ids of arrays that are parts of the same whole, and don't mind what is written into `array`.

    Those are what tensors have that share no number with it, and what was a tensor's before it was written
    into: at most a graph has that.
    """
    parts = PARTS.get(id(array.base))
    if parts is None or parts() is not array.base:
        return set()
    found = (reference() for reference in parts.tensors)
    others = [data for t in found if t is not None and (data := memory(t._data)) is not None]
    left = {id(x) for reference in parts.left if (x := reference()) is not None}
    return left | {id(x) for x in others if x.base is array.base and not may_meet(array, x)}


def may_meet(x, y):
    """Whether two arrays have a number in common, or it would take long to find out."""
    try:
        return np.shares_memory(x, y, max_work=10_000)
    except np.exceptions.TooHardError:
        return True


BETWEEN = {opmap[name] for name in ("CACHE", "COPY", "EXTENDED_ARG", "NOP", "SWAP")}
PUT_BACK = {opmap[name] for name in ("STORE_SLICE", "STORE_SUBSCR") if name in opmap}  # one is new in 3.12


def is_put_back(frame):
    """Whether `frame` is doing `y[i] *= 2`, which puts the result into y, rather than `row *= 2`."""
    code, place = frame.f_code.co_code, frame.f_lasti + 2
    while code[place] in BETWEEN:
        place += 2
    return code[place] in PUT_BACK


PARTS = {}  # id of an array -> the WholeReference that was taken of it
MOST = 100  # references, before those to tensors that are gone are dropped


class WholeReference(weakref.ref):
    """A weak reference to an array that knows which tensors are parts of it.

    Attributes
    ----------
    key : int
        The array's id.
    tensors : list of weak references
    before : tuple of weak references
        What the array was before something else in it was written into: older parts are parts of that.
    later : weak reference or None
        To what the whole is now, if something else in it was written into.
    left : list of weak references
        To arrays that were those of parts, until these were written into.
    """

    __slots__ = ("before", "key", "later", "left", "tensors")


def forget(parts):
    """Forget the parts of an array that is gone."""
    if PARTS.get(parts.key) is parts:
        del PARTS[parts.key]


def memory(array):
    """Return the array itself; while a function is compiled, the one behind a traced array; else None."""
    if type(array) in (np.ndarray, Outdated):
        return array if type(array) is np.ndarray else None
    return getattr(array, "value", None)


def note_part(tensor, array, inputs):
    """Note that a tensor's array is a part of another, if it is one of an input of the op that made it."""
    if WATCHED:
        settle()
    whole = array.base if type(array) is np.ndarray else getattr(memory(array), "base", None)
    if whole is not None:
        for x in inputs:
            x = memory(x)
            if x is whole or (x is not None and x.base is whole and type(whole) is np.ndarray):
                note_reference(weakref.ref(tensor), whole)
                return


def note_reference(reference, whole):
    """Note a reference to a tensor as one to a part of `whole`; return the WholeReference to that."""
    parts = PARTS.get(id(whole))
    if parts is None or parts() is not whole:
        parts = PARTS[id(whole)] = WholeReference(whole, forget)
        parts.key, parts.tensors, parts.before, parts.left = id(whole), [], (), []
        parts.later = None
    if len(parts.tensors) > MOST:
        parts.tensors = [one for one in parts.tensors if one() is not None]
    parts.tensors.append(reference)
    return parts


def array_has_parts(array):
    """Whether there are tensors that were taken as parts of `array`."""
    parts = PARTS.get(id(array))
    return parts is not None and parts() is array and any(one() is not None for one in parts.tensors)


@contextmanager
def writing_undone():
    """Let arrays be known to have been written into inside of the block alone, which has only tried it."""
    before = {key: (parts, parts.before, parts.later, parts.left) for key, parts in list(PARTS.items())}
    try:
        yield
    finally:
        for key, parts in list(PARTS.items()):
            known = before.get(key, (None,))
            parts.before, parts.later, parts.left = known[1:] if known[0] is parts else ((), None, [])


def outdate_parts(array, index, new, label):
    """Let every tensor that is a part of `array` be outdated, as far as array[index] is in it.

    `array` is what the tensor called `label` was before it was written into, and stays what it is, as graphs
    remember it; `new` is what the tensor is now, and the other parts are parts of that.
    """
    array, new = memory(array), memory(new)
    whole = getattr(array, "base", None)
    parts = PARTS.get(id(whole))
    if whole is not None and parts is not None and parts() is whole:
        parts.left = [one for one in parts.left if one() is not None] + [weakref.ref(array)]
    parts = PARTS.get(id(array))
    if parts is None or parts() is not array:
        return
    if any(hasattr(i, "value") for i in (index if type(index) is tuple else (index,))):
        index = ...  # traced: it may be any other in another run
    wholes = [array, *[whole() for whole in parts.before]]
    written = None
    for reference in parts.tensors:
        part = reference()
        data = None if part is None else memory(part._data)
        whole = getattr(data, "base", None)
        if whole is None or all(whole is not known for known in wholes):
            continue
        if written is None:
            places = np.zeros(array.size, bool)  # in the order in which they lie in memory
            written = np.ndarray(
                array.shape, bool, places, 0, [step // array.itemsize for step in array.strides]
            )
            written[index] = True
        start = (data.ctypes.data - whole.ctypes.data) // array.itemsize
        steps = [step // array.itemsize for step in data.strides]
        if whole.strides != new.strides or np.ndarray(data.shape, bool, places, start, steps).any():
            part._data = Outdated(part.label, label, data)
        else:
            later = note_reference(reference, new)
            later.before = (*later.before, weakref.ref(whole))
            PARTS[id(whole)].later = weakref.ref(new)


NUMBERS = {}  # id of a scalar that several tensors have, as one is detached from another -> SharedNumber


class SharedNumber(NamedTuple):
    """A NumPy scalar, and weak references to the tensors that have or had it, by their ids."""

    number: Any
    tensors: dict


class NumberReference(weakref.ref):
    """A weak reference to a tensor; it knows the number, and whether the tensor was detached from another."""

    __slots__ = ("detached", "number", "tensor")


def note_number(tensor, origin):
    """Note that `tensor`, which was detached from `origin`, has the same scalar.

    Truth values are not noted: NumPy has one True, which is everybody's.
    """
    number = origin._data
    if isinstance(number, np.generic) and type(number) is not np.bool_:
        shared = NUMBERS.setdefault(id(number), SharedNumber(number, {}))
        for one in (origin, tensor):
            if id(one) not in shared.tensors:
                reference = NumberReference(one, forget_number)
                reference.number, reference.tensor = id(number), id(one)
                reference.detached = one is tensor
                shared.tensors[id(one)] = reference
        NUMBERS[id(number)] = shared  # whoever was forgotten meanwhile may have taken it out


def forget_number(reference):
    """Forget a tensor that is gone, and its number if no two have it any more."""
    shared = NUMBERS.get(reference.number)
    if shared is not None and shared.tensors.get(reference.tensor) is reference:
        del shared.tensors[reference.tensor]
        if len(shared.tensors) < 2:
            NUMBERS.pop(reference.number, None)


def has_number_of_another(tensor):
    """Whether a tensor was detached from another, and somebody still has that other or a constant of it."""
    shared = NUMBERS.get(id(tensor._data))
    if shared is None or id(tensor) not in shared.tensors or not shared.tensors[id(tensor)].detached:
        return False
    others = (reference() for reference in list(shared.tensors.values()))
    return any(t is not None and t is not tensor and t._data is shared.number for t in others)


class Outdated:
    """Stands for the array of an outdated tensor: it has the shape, and refuses everything else."""

    __slots__ = ("dtype", "ndim", "part", "shape", "size", "whole")

    def __init__(self, part, whole, data):
        self.part, self.whole = part, whole
        self.shape, self.ndim, self.size, self.dtype = data.shape, data.ndim, data.size, data.dtype

    def refuse(self, *_, **keywords):
        """Raise the error that says what happened."""
        raise DataError(
            f"{self.part} is a part of {self.whole}, or its numbers in another shape, and {self.whole} was "
            "written into since. NumPy would show the new numbers in both: take the part again, row = y[0], "
            "or a copy before, row = y[0].copy()."
        )

    __getattr__ = __array_ufunc__ = __array_function__ = __array__ = refuse
    __bool__ = __float__ = __int__ = __index__ = __len__ = __iter__ = __getitem__ = __format__ = refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __pos__ = __abs__ = refuse
    __add__ = __sub__ = __mul__ = __truediv__ = __pow__ = __matmul__ = __mod__ = __floordiv__ = refuse
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rpow__ = __rmatmul__ = __rmod__ = __rfloordiv__ = refuse
    __hash__ = object.__hash__
