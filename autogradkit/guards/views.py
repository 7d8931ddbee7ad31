"""Views: arrays that are a part of another's memory, as y[1] is of y's and y.reshape(2, 3) all of it.

NumPy and PyTorch write through a view: `y[1][2] = 0` changes y, and so does `for row in y: row *= 2`. A graph
tells how each value was made, and has no place for a value that another's change reaches. So a tensor does
not write through; where somebody could expect it to, because the other is still there, writing is refused.

Nor does a part change with its whole: what was taken before, row = y[0], is outdated once y[0] = 0 or y += 1
has been written. NumPy and PyTorch would show the new numbers in it; here every use of it is refused.
"""

import weakref
from opcode import opmap

import numpy as np

from autogradkit.guards.in_place import array_lent_out, lend_copy
from autogradkit.guards.outdated import Outdated
from autogradkit.guards.parts import PARTS, add, is_detached, known_parts, memory, parts_of, parts_there
from autogradkit.guards.single_numbers import keep_number_in

__all__ = ["is_put_back", "note_part", "outdate_parts", "with_parts_moved"]

BETWEEN = {opmap[name] for name in ("CACHE", "COPY", "EXTENDED_ARG", "NOP", "SWAP")}
PUT_BACK = {opmap[name] for name in ("STORE_SLICE", "STORE_SUBSCR") if name in opmap}  # one is new in 3.12


def is_put_back(frame):
    """Whether `frame` is doing `y[i] *= 2`, which puts the result into y, rather than `row *= 2`."""
    code, place = frame.f_code.co_code, frame.f_lasti + 2
    while code[place] in BETWEEN:
        place += 2
    return code[place] in PUT_BACK


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


def outdate_parts(t, array, index=..., label=None):
    """Let every tensor that is a part of `array` be outdated, as far as array[index] is in it.

    `array` is what the tensor t, called `label`, was before it was written into, and stays what it is, as
    graphs remember it; the other parts are parts of what t is now.
    """
    array, new = memory(array), memory(t._data)
    parts = known_parts(array)
    if parts is None:
        return
    if any(hasattr(i, "_in_run") for i in (index if type(index) is tuple else (index,))):
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
