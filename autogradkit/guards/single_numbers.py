"""Single numbers: a tensor of one holds a NumPy scalar, which is no view of anything.

So of what was detached from it, it is noted that both have the same scalar. Where a part of it is taken, as
t.reshape(1), the number moves into an array, of which that is a part.
"""

import weakref
from typing import Any, NamedTuple

import numpy as np

from autogradkit.guards.parts import note_sharing

__all__ = ["NUMBERS", "has_number_of_another", "keep_number_in", "note_number"]

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
