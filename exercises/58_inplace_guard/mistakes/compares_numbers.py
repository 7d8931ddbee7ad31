"""Compares with a copy: what was changed there and back passes, and memory doubles."""


def remember(t):
    array, before = t.data, t.data.copy()

    def recall():
        if (t.data != before).any():
            raise RuntimeError(
                f"an array that backward needs was changed in place: it was {before}, and is {t.data} now"
            )
        return array

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else total + g
    return new


# diagnosis: STALE_VALUE
