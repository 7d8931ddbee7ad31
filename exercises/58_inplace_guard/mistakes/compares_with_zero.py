"""Takes every version but 0 for a change."""


def remember(t):
    array, version = t.data, t.version

    def recall():
        if t.version:
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


# diagnosis: FALSE_ALARM
