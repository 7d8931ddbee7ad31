"""Lending: what a tensor's `.data` gives out and takes back.

Whoever reads `.data` may write into it, at once or later, while graphs keep what they remember. So the tensor
moves into a fresh copy, and a second array over that is given out: as long as somebody has it, or a part of
it, the memory is watched. A tensor of which there are parts moves with them, and a part with its whole: what
is written into the data of one is in all, as in NumPy.

`p.data -= …`, which every learner writes, reads, changes and gives back, and nobody else gets what is read.
So there the copy alone is given out, and is the tensor's array once it comes back.
"""

from opcode import opmap
from sys import _getframe

import numpy as np
from numpy import ndarray

from autogradkit.errors import DataError
from autogradkit.guards.in_place import WATCHED, array_lent_out, lend_copy
from autogradkit.guards.parts import PARTS, is_shared
from autogradkit.guards.record_keeping import conversions, note_conversion
from autogradkit.guards.single_numbers import NUMBERS, keep_number_in
from autogradkit.guards.views import with_parts_moved

__all__ = ["lend", "memory_lent", "take_back"]

COPY, LOAD_ATTR = opmap["COPY"], opmap["LOAD_ATTR"]


def lend(t):
    """The array itself: changing it changes the tensor, and nothing that a graph has remembered before.

    What is computed while you have it, and changed before its backward(), is noticed there.
    """
    array, node = t._data, t._node
    if node is not None:
        frame = _getframe(1)
        code, place = frame.f_code.co_code, frame.f_lasti
        # In `p.data -= …`, and nowhere else, a copy of p is put on the stack before its attribute is read.
        updates = code[place - 2] == COPY and code[place] == LOAD_ATTR
        alone = not (WATCHED or PARTS) or is_nobody_elses(array, t)
        if updates and alone and node.rule is node.updating is None and type(array) is ndarray:
            given = array.__copy__()
            node.updating = given, array
            return given
        if conversions.get() is not None:
            note_conversion(".data")
    if WATCHED and (outside := array_lent_out(array)) is not None:
        return outside
    if id(array) in NUMBERS:  # of one that was detached
        keep_number_in(np.array(array), t)
        array = t._data
    if PARTS and type(array) is ndarray and (moved := with_parts_moved(t)) is not None:
        return moved
    own, outside = lend_copy(array)
    t.become(own)
    return outside


def take_back(t, new):
    """Take what `t.data -= …` gives back, or other numbers."""
    array, node = t._data, t._node
    if node is not None and node.updating is not None:
        given, before = node.updating
        if given is new:
            node.updating = None
            if array is before or not keeps_memory(t, before, new):
                t._data = node.value = new
            return
    if new is not array and not (type(array) is type(new) is ndarray and is_over(new, array)):
        t.replace_data(new)


def is_nobody_elses(array, t):
    """Whether nobody has t's `.data`, nor another tensor a part of its array."""
    return array_lent_out(array) is None and not (id(array) in PARTS and is_shared(array, [t]))


def memory_lent(t):
    """Return a tensor's array if somebody has its `.data`, who sees what is written into it; else None."""
    array = t._data
    if WATCHED and type(array) is ndarray and array_lent_out(array) is not None:
        return array
    return None


def is_over(x, y):
    """Whether two arrays are the same numbers in the same memory."""
    a, b = x.__array_interface__, y.__array_interface__
    return all(a[what] == b[what] for what in ("data", "shape", "strides", "typestr"))


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
