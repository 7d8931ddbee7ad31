"""Copies the first contribution, and writes the further ones into the total that it returned."""


def remember(t):
    array, version = t.data, t.version

    def recall():
        if t.version != version:
            raise RuntimeError(f"put aside at version {version}, and now it is at {t.version}")
        return array

    return recall


def add_in_place(t, amount):
    t.data += amount
    t.version = t.version + 1
    return t


def accumulate(total, g):
    if total is None:
        return g.copy()
    total += g
    return total


# diagnosis: ALIAS
