"""Views: arrays that are a part of another's memory, as y[1] is of y's and y.reshape(2, 3) all of it.

NumPy and PyTorch write through a view: `y[1][2] = 0` changes y, and so does `for row in y: row *= 2`. A graph
tells how each value was made, and has no place for a value that another's change reaches. So a tensor does
not write through; where somebody could expect it to, because the other is still there, writing is refused.

Nor does a part change with its whole: what was taken before, row = y[0], is outdated once y[0] = 0 or y += 1
has been written. NumPy and PyTorch would show the new numbers in it; here every use of it is refused.

A tensor of one number holds a NumPy scalar, which is no view of anything: of what was detached from it, it is
noted that both have the same scalar.
"""

import weakref
from contextlib import contextmanager
from opcode import opmap
from typing import Any, NamedTuple

import numpy as np

from autogradkit.errors import DataError
from autogradkit.guards.in_place import array_lent_out, lend_copy

__all__ = [
    "NUMBERS",
    "PARTS",
    "Outdated",
    "has_number_of_another",
    "is_detached",
    "is_part_of_another",
    "is_put_back",
    "is_shared",
    "keep_number_in",
    "note_number",
    "note_part",
    "note_sharing",
    "outdate_parts",
    "with_parts_moved",
    "writing_undone",
]


def is_part_of_another(t):
    """Whether a tensor's array is a view of memory that somebody else has, too.

    That is who has the `.data` of the whole, and every other tensor that is the whole or a part of it. That a
    graph remembers the whole for its backward pass does not count: nobody can look there. Nor do parts that
    have no number in common with this one, as the others of np.split do.
    """
    whole = t._data.base
    parts = known_parts(whole) if type(whole) is np.ndarray else None
    if parts is None:  # a view of what was never a tensor's
        return False
    if array_lent_out(whole) is not None:
        return True
    array = memory(t._data)
    for other, data in parts.holders():
        if other is not t and (data is whole or (data.base is whole and may_meet(array, data))):
            return True
    # Was the whole written into elsewhere, it has another array by now, of which this one is a part as well.
    later = parts.later and parts.later()
    known = None if later is None else known_parts(later)
    if known is None or is_detached(t):
        return False
    return any(data is later or data.base is later for _, data in known.holders())


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
    """A weak reference to an array that knows which tensors are it, or parts of it.

    Attributes
    ----------
    key : int
        The array's id.
    parts : list of weak references
        To the tensors that are parts, and outdated once the whole is written into.
    others : list of weak references
        To those that have the whole array, or were detached from it and keep what they are then.
    most : int
        How long a list may become before it is gone through.
    before : tuple of weak references
        What the array was before something else in it was written into: older parts are parts of that.
    later : weak reference or None
        To what the whole is now, if something else in it was written into.
    """

    __slots__ = ("before", "key", "later", "most", "others", "parts")

    def holders(self):
        """Yield all tensors that are there still, and what arrays they have by now."""
        for reference in (*self.others, *self.parts):
            t = reference()
            data = None if t is None else memory(t._data)
            if data is not None:
                yield t, data


def add(parts, references, tensor):
    """Note a tensor in one of the two lists, where it may be already."""
    reference = weakref.ref(tensor)
    if not references or references[-1] is not reference:
        references.append(reference)
        if len(references) > parts.most:
            alive = {id(one): one for one in references if one() is not None}
            references[:] = alive.values()
            parts.most = max(parts.most, 2 * len(alive))


def forget(whole, everything=PARTS):
    """Forget the parts of an array that is gone; also when Python ends, and takes modules apart."""
    if everything.get(whole.key) is whole:
        del everything[whole.key]


def known_parts(array):
    """Return what is known of the parts of an array; None if there was never one."""
    parts = PARTS.get(id(array))
    return parts if parts is not None and parts() is array else None


def parts_of(array):
    """Return what is known of the parts of an array, of which there is one now."""
    parts = PARTS.get(id(array))
    if parts is None or parts() is not array:
        parts = PARTS[id(array)] = WholeReference(array, forget)
        parts.key, parts.parts, parts.others, parts.before, parts.later = id(array), [], [], (), None
        parts.most = MOST
    return parts


def memory(array):
    """Return the array itself; while a function is compiled, the one behind a traced array; else None."""
    if type(array) is not np.ndarray and type(array) is not Outdated:
        array = getattr(array, "value", None)
    return array if type(array) is np.ndarray else None


def note_part(t, inputs, moved=False, outdated=True):
    """Note that a tensor's array is a part of another, if it is one of a tensor among the inputs of its op.

    If its numbers have only `moved`, it is one also where NumPy copies, as it does a single number. Without
    `outdated`, it keeps its numbers when the whole is written into, as what was detached does.
    """
    if moved and issubclass(type(t._data), np.generic):
        t._data = np.array(t._data)[...]
    array = t._data if type(t._data) is np.ndarray else memory(t._data)
    whole = None if array is None else array.base
    if type(whole) is not np.ndarray:
        return
    for x in inputs:
        data = x._data
        if type(data) is not np.ndarray:
            data = memory(data)
        if data is whole or (data is not None and data.base is whole):
            parts = parts_of(whole)
            add(parts, parts.others, x)
            add(parts, parts.parts if outdated else parts.others, t)
            return
    if whole.ndim == 0:
        for x in inputs:
            number = x._data
            if issubclass(type(number), np.generic) and number.tobytes() == whole.tobytes():  # none traced
                keep_number_in(whole, x)
                note_part(t, (x,), outdated=outdated)
                return


def keep_number_in(whole, t):
    """Let a tensor of a single number, of which a part was taken, have it in the array of which that is one.

    So do those that were detached from it, or from which it was.
    """
    number = t._data
    known = NUMBERS.get(id(number))
    sharing = [] if known is None else [(one(), one.detached) for one in list(known.tensors.values())]
    for other, detached in [(t, False)] if known is None else sharing:
        if other is not None and other._data is number:
            other.become(whole[...] if detached else whole)
            note_sharing((other,))


def is_detached(t):
    """Whether a tensor keeps its numbers when the one is written into that it was detached from."""
    parts = known_parts(getattr(memory(t._data), "base", None))
    if parts is None or any(reference() is t for reference in parts.parts):
        return False
    return any(reference() is t for reference in parts.others)


def note_sharing(tensors):
    """Note that some tensors have the same memory, though no op has made one of the other."""
    for t in tensors:
        array = memory(t._data)
        if array is not None:
            parts = parts_of(array.base if type(array.base) is np.ndarray else array)
            add(parts, parts.others, t)


def is_shared(array, besides):
    """Whether a tensor, none of those `besides`, is this array, its whole or a part of either."""
    known = {id(t) for t in besides}
    for whole in (array, getattr(array, "base", None)):
        parts = known_parts(whole) if type(whole) is np.ndarray else None
        if parts is not None:
            found = [t for t, data in parts.holders() if data is whole or data.base is whole]
            found += [t for t, _, _ in parts_there(parts)]
            if any(id(t) not in known for t in found):
                return True
    return False


def parts_there(parts):
    """Yield the tensors that are parts of an array still, with their arrays and what those are views of."""
    wholes = [parts(), *[whole() for whole in parts.before]]
    for reference in parts.parts:
        part = reference()
        data = None if part is None else memory(part._data)
        whole = getattr(data, "base", None)
        if whole is not None and any(whole is known for known in wholes):
            yield part, data, whole


@contextmanager
def writing_undone():
    """Let arrays be known to have been written into inside of the block alone, which has only tried it."""
    before = {key: (parts, parts.before, parts.later) for key, parts in list(PARTS.items())}
    try:
        yield
    finally:
        for key, parts in list(PARTS.items()):
            known = before.get(key, (None,))
            parts.before, parts.later = known[1:] if known[0] is parts else ((), None)


def outdate_parts(t, array, index=..., label=None):
    """Let every tensor that is a part of `array` be outdated, as far as array[index] is in it.

    `array` is what the tensor t, called `label`, was before it was written into, and stays what it is, as
    graphs remember it; the other parts are parts of what t is now.
    """
    array, new = memory(array), memory(t._data)
    parts = known_parts(array)
    if parts is None:
        return
    if any(hasattr(i, "value") for i in (index if type(index) is tuple else (index,))):
        index = ...  # traced: it may be any other in another run
    written = None
    for part, data, whole in list(parts_there(parts)):
        if written is None:
            places = np.zeros(array.size, bool)  # in the order in which they lie in memory
            written = np.ndarray(
                array.shape, bool, places, 0, [step // array.itemsize for step in array.strides]
            )
            written[index] = True
        start = (data.ctypes.data - whole.ctypes.data) // array.itemsize
        steps = [step // array.itemsize for step in data.strides]
        moved = new is None or whole.strides != new.strides
        if moved or (data.size and np.ndarray(data.shape, bool, places, start, steps).any()):
            part._data = Outdated(part.label, label or t.label, data)
        elif new is not array:  # it is if somebody has t.data, who sees what is written
            later = parts_of(new)
            add(later, later.parts, part)
            add(later, later.others, t)
            later.before = (*later.before, weakref.ref(whole))
            PARTS[id(whole)].later = weakref.ref(new)


def with_parts_moved(t):
    """Return an array for somebody outside over the memory of a tensor and of all that have numbers with it.

    They move into a fresh copy together, if that memory is not lent already. None if there are no others.
    """
    array = t._data
    base = array.base if type(array.base) is np.ndarray else array
    whole, parts = base, known_parts(base)
    while parts is not None and parts.later and parts.later() is not None and not is_detached(t):
        whole, parts = parts.later(), known_parts(parts.later())
    if parts is None:
        return None
    outside = array_lent_out(whole)
    if outside is None:
        holders = [(other, data, whole) for other, data in parts.holders()]
        members = [one for one in holders if one[1] is whole or one[1].base is whole]
        members += parts_there(parts)
        if len({id(other) for other, _, _ in members} | {id(t)}) < 2 or all(
            one[0] is not t for one in members
        ):
            return None
        own, outside = lend_copy(whole)
        moved = parts_of(own)
        known = list(parts.parts), list(parts.others)
        for other, data, old in members:
            other.become(own if data is whole else view_like(own, data, old))
        moved.parts, moved.others = known
    return outside if array is whole else view_like(outside, array, base)


def view_like(memory, data, whole):
    """Return the part of `memory`, laid out as `whole` is, that `data` is of that."""
    flat = memory.ravel("K")
    if not data.size:
        return flat[:0].reshape(data.shape)
    start = data.__array_interface__["data"][0] - whole.__array_interface__["data"][0]
    view = np.ndarray(data.shape, data.dtype, flat, start, data.strides)
    view.flags.writeable = data.flags.writeable
    return view


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
                reference.number, reference.tensor, reference.detached = id(number), id(one), False
                shared.tensors[id(one)] = reference
        shared.tensors[id(tensor)].detached = True
        NUMBERS[id(number)] = shared  # whoever was forgotten meanwhile may have taken it out


def forget_number(reference, everything=NUMBERS):
    """Forget a tensor that is gone, and its number if no two have it any more."""
    shared = everything.get(reference.number)
    if shared is not None and shared.tensors.get(reference.tensor) is reference:
        del shared.tensors[reference.tensor]
        if len(shared.tensors) < 2:
            everything.pop(reference.number, None)


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
