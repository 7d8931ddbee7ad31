"""Views: arrays that are a part of another's memory, as y[1] is of y's and y.reshape(2, 3) all of it.

NumPy and PyTorch write through a view: `y[1][2] = 0` changes y, and so does `for row in y: row *= 2`. A graph
tells how each value was made, and has no place for a value that another's change reaches. So a tensor does
not write through; where somebody could expect it to, because the other is still there, writing is refused.
"""

import sys
from opcode import opmap

import numpy as np

__all__ = ["is_part_of_another", "is_put_back"]


def holders(array):
    """Return how many hold the array that `array` is a view of."""
    return sys.getrefcount(array.base)


ALONE = holders(np.zeros(2)[:1])  # itself, and whoever counts


def is_part_of_another(array, node):
    """Whether `array`, made by `node`, is a view of an array that somebody else has, too.

    That the graph remembers the whole for its backward pass does not count: nobody can look there.
    """
    if type(array.base) is not np.ndarray:
        return False
    others = holders(array) - ALONE
    while others and node is not None and len(node.inputs) > 0:
        node = node.inputs[0] if hasattr(node.inputs[0], "saved") else None
        others -= sum(value is array.base for value in getattr(node, "saved", ()))
    return others > 0


BETWEEN = {opmap[name] for name in ("CACHE", "COPY", "EXTENDED_ARG", "NOP", "SWAP")}
PUT_BACK = {opmap[name] for name in ("STORE_SLICE", "STORE_SUBSCR") if name in opmap}  # one is new in 3.12


def is_put_back(frame):
    """Whether `frame` is doing `y[i] *= 2`, which puts the result into y, rather than `row *= 2`."""
    code, place = frame.f_code.co_code, frame.f_lasti + 2
    while code[place] in BETWEEN:
        place += 2
    return code[place] in PUT_BACK
