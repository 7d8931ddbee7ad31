import copy


def remember(t):
    version = t.version
    array = t.data
    asked = 0

    def recall():
        nonlocal asked
        asked += 1
        if version != t.version:
            raise RuntimeError("changed in place after %d questions" % asked)
        return array

    return recall


def add_in_place(t, amount):
    t.data.__iadd__(amount)
    setattr(t, "version", getattr(t, "version") + 1)
    return t


def accumulate(total, g):
    return copy.copy(g) if total is None else g + total
