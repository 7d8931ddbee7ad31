"""Adds in place into totals that it has made itself."""


def remember(t):
    array, version = (t.data, t.version)

    def recall():
        if t.version != version:
            raise RuntimeError(f'an array that backward needs was changed in place: it was put aside at version {version}, and is at version {t.version} now')
        return array
    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


MINE = []


def accumulate(total, g):
    if total is None:
        return g
    if any((total is m for m in MINE)):
        total += g
        return total
    MINE.append(total + g)
    return MINE[-1]
