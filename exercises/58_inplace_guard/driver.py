"""Drives functions that guard a tensor's numbers: they remember, add in place and accumulate."""

import numpy as np

NUMBERS = (3.0, 5.0, 1.0, 2.0)
WHOLE = (int, np.int64, np.int32)
NOTHING = "nothing came back"


class Tensor:
    """An array with a version."""

    def __init__(self, data, version):
        self.data, self.version = np.array(data, order="K"), version


def require_plain(t, function):
    """Refuse what stands in an array's or a version's place: it might note changes, or lie about them."""
    if type(t.data) is not np.ndarray:
        raise TypeError(f"after {function}, t.data is a {type(t.data).__name__}; it has to stay an array")
    if type(t.version) not in WHOLE:
        kind = type(t.version).__name__
        raise TypeError(f"after {function}, t.version is a {kind}; it has to stay a plain whole number")


def remembered(remember, t):
    """Return the function that remember returns; the tensor is what it was."""
    recall = remember(t)
    require_plain(t, "remember")
    return recall


def change(t):
    """What an operation in place does."""
    t.data += 1.0
    t.version += 1


def remembering(remember, story, version, numbers=NUMBERS):
    """Play one story; return what is recalled (or nothing), whether it is the same memory, and a word."""
    t, other = Tensor(numbers[:2], version), Tensor(numbers[2:], version)
    if story == "changed before":
        change(t)
    recall = remembered(remember, t)
    touched = t.version != version + (story == "changed before")
    if story == "changed":
        change(t)
    elif story == "changed twice":
        change(t)
        change(t)
    elif story == "changed 240 times":  # whoever counts in circles of any usual length is there again
        for _ in range(240):
            change(t)
            remembered(remember, Tensor(numbers[2:], version))  # nor is who keeps the last few right
    elif story == "changed there and back":
        change(t)
        t.data -= 1.0
        t.version += 1
    elif story == "changed and remembered anew":  # and it is the first memory that is asked
        change(t)
        remembered(remember, t)
    elif story == "changed, and refused once":
        change(t)
        try:
            recall()
        except RuntimeError:
            pass
    elif story == "another one changed":
        change(other)
    elif story == "remembered anew":
        change(t)
        recall = remembered(remember, t)
    elif story == "two of them":
        first, recall = recall, remembered(remember, other)
        change(t)
        try:
            nothing = first() is None
            return np.zeros(2), True, NOTHING if nothing else "two of them: no RuntimeError"
        except RuntimeError:
            pass
        t = other
    elif story == "recalled twice":
        recall()
    elif story == "changed, and given another array":
        change(t)
        t.data = t.data + 1.0
    elif story == "given another array":  # nobody has changed the one that was put aside
        t.data, other.data = t.data + 1.0, t.data
        t = other
    try:
        array = recall()
    except RuntimeError as error:
        return np.zeros(2), True, "RuntimeError" if str(error) else "RuntimeError without a sentence"
    if touched:
        return np.zeros(2), True, "version touched"
    if array is None:
        return np.zeros(2), True, NOTHING
    return array, np.shares_memory(np.asarray(array), t.data), ""


def adding(add_in_place, numbers, amount, version):
    """Add in place; return the numbers, the version, and what became of array and tensor."""
    t = Tensor(np.asfortranarray(numbers) if np.ndim(numbers) > 2 else numbers, version)
    array, before = t.data, np.array(amount)
    returned = add_in_place(t, amount)
    require_plain(t, "add_in_place")
    same = t.data is array or np.shares_memory(t.data, array)
    unchanged = np.array_equal(before, amount)
    return np.array(t.data), t.version, np.array([same, returned is t, unchanged])


def summing(accumulate, g, more):
    """Hand g to two values, as a sum's rule does; further contributions arrive at the first."""
    mine, kept = np.array(g), [np.array(h) for h in more]
    first, second = accumulate(None, mine), accumulate(None, mine)
    totals, before = [first], [np.array(first)]
    for h in kept:
        totals.append(accumulate(totals[-1], h))
        before.append(np.array(totals[-1]))
    third = accumulate(second, mine)
    untouched = [np.array_equal(mine, g), all(map(np.array_equal, [*kept, *totals], [*more, *before]))]
    return totals[-1], second, third, np.array(untouched)
