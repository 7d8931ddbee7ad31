"""Reads the version only when the array is asked for: it is always the present one."""


def remember(t):
    array = t.data

    def recall():
        version = t.version
        if t.version != version:
            raise RuntimeError(
                f"an array that backward needs was changed in place: it was put aside at version {version}, "
                f"and is at version {t.version} now"
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
