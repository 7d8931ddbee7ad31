"""Lending: what a tensor's `.data` gives out and takes back.

Whoever reads `.data` may write into it, at once or later, while graphs keep what they remember. So the tensor
moves into a fresh copy, which is given out. `p.data -= …`, which every learner writes, gives it back at once:
then the tensor moves once more, into memory that nobody else has, and nothing need be watched.
"""

import numpy as np

from autogradkit.guards.in_place import JUST_LENT, WATCHED, array_lent_out, lend_copy, settle, watch
from autogradkit.guards.record_keeping import conversions, note_conversion
from autogradkit.guards.views import PARTS, outdate_parts

__all__ = ["lend", "take_back"]


def lend(t):
    """The array itself: changing it changes the tensor, and nothing that a graph has remembered before.

    What is computed while you have it, and changed before its backward(), is noticed there.
    """
    array, node = t._data, t._node
    if node is not None and conversions.get() is not None:
        note_conversion(".data")
    if WATCHED and (outside := array_lent_out(array)) is not None:
        return outside
    if node is None or node.rule is not None:
        t._data, outside = lend_copy(array)
    else:  # a leaf: watched as long as it is the leaf's, or somebody's
        t._data = node.value = outside = np.array(array)
        while WATCHED.setdefault(JUST_LENT, outside) is not outside:
            settle()
    if PARTS:
        outdate_parts(array, [], t._data, t.label)  # none is: what they are parts of has moved
    return outside


def take_back(t, new):
    """Take what `t.data -= …` gives back, or other numbers."""
    array, node = t._data, t._node
    if new is array and node is not None:  # lent by a leaf: whoever else has it keeps it
        lent = WATCHED.pop(JUST_LENT, None)
        if lent is not array and lent is not None:
            watch(lent, lent)
        t._data = node.value = array.__copy__()
    elif new is not array_lent_out(array):
        t.replace_data(new)
