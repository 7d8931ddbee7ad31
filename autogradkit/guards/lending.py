"""Lending: what a tensor's `.data` gives out and takes back.

Whoever reads `.data` may write into it, at once or later, while graphs keep what they remember. So the tensor
moves into a fresh copy, and a second array over that is given out: as long as somebody has it, or a part of
it, the memory is watched.

`p.data -= …`, which every learner writes, reads, changes and gives back, and nobody else gets what is read.
So there the copy alone is given out, and is the tensor's array once it comes back.
"""

import sys
from opcode import opmap

import numpy as np

from autogradkit.errors import DataError
from autogradkit.guards.in_place import WATCHED, array_lent_out, lend_copy
from autogradkit.guards.record_keeping import conversions, note_conversion
from autogradkit.guards.views import PARTS, outdate_parts

__all__ = ["lend", "take_back"]

COPY, LOAD_ATTR = opmap["COPY"], opmap["LOAD_ATTR"]


def lend(t):
    """The array itself: changing it changes the tensor, and nothing that a graph has remembered before.

    What is computed while you have it, and changed before its backward(), is noticed there.
    """
    array, node = t._data, t._node
    outside = array_lent_out(array) if WATCHED else None
    if node is not None:
        frame = sys._getframe(1)
        code, place = frame.f_code.co_code, frame.f_lasti
        # In `p.data -= …`, and nowhere else, a copy of p is put on the stack before its attribute is read.
        updates = code[place - 2] == COPY and code[place] == LOAD_ATTR
        if updates and outside is node.rule is node.updating is None and type(array) is np.ndarray:
            given = array.__copy__()
            node.updating = given, array
            return given
        if conversions.get() is not None:
            note_conversion(".data")
    if outside is not None:
        return outside
    t._data, outside = lend_copy(array)
    if node is not None and node.rule is None:
        node.value = t._data
    if PARTS:
        outdate_parts(t, array, [], t.label)  # none is: what they are parts of has moved
    return outside


def take_back(t, new):
    """Take what `t.data -= …` gives back, or other numbers."""
    array, node = t._data, t._node
    if node is not None and node.updating is not None and node.updating[0] is new:
        before, node.updating = node.updating[1], None
        if array is not before and keeps_memory(t, before, new):
            return
        t._data = node.value = new
        if PARTS:
            outdate_parts(t, array, ..., t.label)
    elif new is not array and (type(array) is not np.ndarray or new is not array_lent_out(array)):
        t.replace_data(new)


def keeps_memory(t, before, new):
    """Whether t, which got another array while `t.data -= …` was computed, has taken the new numbers into it.

    So it does where somebody has that array's memory.
    """
    array = t._data
    if array.tobytes() != before.tobytes():
        raise DataError(
            f"{t.label} was changed while the other side of `.data -= …` was computed, and what that changed "
            "would be lost: compute the other side first, step = …, and then p.data -= step."
        )
    if array_lent_out(array) is None:
        return False
    array[...] = new
    return True
