"""Parts: which tensors have the same memory, as y and y[1] have, and y.reshape(2, 3) and y.detach().

For each array of which a part was taken, there are weak references to the tensors that are it or parts of it.
Nothing is decided by how many hold an array: who shares it is known.
"""

import weakref
from contextlib import contextmanager

import numpy as np

from autogradkit.guards.in_place import array_lent_out
from autogradkit.guards.outdated import Outdated

__all__ = [
    "PARTS",
    "add",
    "is_detached",
    "is_part_of_another",
    "is_shared",
    "known_parts",
    "memory",
    "note_sharing",
    "parts_of",
    "parts_there",
    "writing_undone",
]

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
        array = getattr(array, "_in_run", None)
    return array if type(array) is np.ndarray else None


def note_sharing(tensors):
    """Note that some tensors have the same memory, though no op has made one of the other."""
    for t in tensors:
        array = memory(t._data)
        if array is not None:
            parts = parts_of(array.base if type(array.base) is np.ndarray else array)
            add(parts, parts.others, t)


def is_detached(t):
    """Whether a tensor keeps its numbers when the one is written into that it was detached from."""
    parts = known_parts(getattr(memory(t._data), "base", None))
    if parts is None or any(reference() is t for reference in parts.parts):
        return False
    return any(reference() is t for reference in parts.others)


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
