"""Puts a copy aside: safe, silent, and twice the memory."""


def remember(t):
    array = t.data.copy()

    def recall():
        return array

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    new = g if total is None else total + g
    return new


# diagnosis: COPIES
