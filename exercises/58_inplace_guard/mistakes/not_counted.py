"""Changes the numbers without counting."""


def remember(t):
    array, version = t.data, t.version

    def recall():
        if t.version != version:
            raise RuntimeError(
                f"an array that backward needs was changed in place: it was put aside at version {version}, "
                f"and is at version {t.version} now"
            )
        return array

    return recall


def add_in_place(t, amount):
    t.data += amount
    return t


def accumulate(total, g):
    new = g if total is None else total + g
    return new


# diagnosis: VERSION_NOT_COUNTED
