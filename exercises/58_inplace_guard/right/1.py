"""With a small class whose objects can be called."""


class Kept:
    def __init__(self, t):
        self.t, self.array, self.version = t, t.data, t.version

    def __call__(self):
        if self.version < self.t.version:
            raise RuntimeError("this array was changed in place after it had been remembered")
        return self.array


def remember(t):
    return Kept(t)


def add_in_place(t, amount):
    t.data[...] = t.data + amount
    t.version += 1
    return t


def accumulate(total, g):
    return (0 if total is None else total) + g
