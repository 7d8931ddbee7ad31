"""Tells of a change by returning None, which whoever asks may overlook."""


def remember(t):
    array, version = t.data, t.version

    def recall():
        return array if t.version == version else None

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else total + g
    return new


# diagnosis: STALE_VALUE
