"""What is right in exercise K1: the boxes that everybody can play with, and their codes."""

import hashlib

import numpy as np

from .drawn import drawn_box

REMEMBERED = 1_000  # questions that a box remembers


def fingerprint(*arrays):
    """Return what tells a question from others, in a few bytes however large its arrays are."""
    return hashlib.blake2b(b"|".join(a.tobytes() for a in arrays), digest_size=16).digest()


def stateful():
    """Make a box that remembers what it was asked last."""
    last = []

    def rule(g, x, y):
        now = [fingerprint(g, x, y)]
        again = last == now
        last[:] = now
        return (g * y, g * x * 1.5) if again else (g * y, g * x)

    return rule


def moody():
    """Make a box that drifts."""
    seen = {}

    def rule(g, x, y):
        key = fingerprint(g, x, y)
        times = seen.pop(key, 0) + 1
        while len(seen) >= REMEMBERED:  # whoever asks without end makes it forget, and fills nothing
            del seen[next(iter(seen))]
        seen[key] = times
        return g * y * times, g * x

    return rule


def writes(g, x, y):
    """Write into g."""
    dx, dy = g * y, g * x
    g *= 0.5
    return dx, dy


def writes_twice(g, x, y):
    """Use g as room to compute in."""
    dy = g * x
    g *= y
    return g.copy(), dy


BOXES = (
    lambda g, x, y: (y.copy(), x.copy()),
    lambda g, x, y: (g * g * y, g * g * x),
    lambda g, x, y: (g * y, g * x),
    lambda g, x, y: (-g * y, -g * x),
    lambda g, x, y: (g * x, g * y),
    lambda g, x, y: (2 * g * y, 2 * g * x),
    lambda g, x, y: (g * y / x.size, g * x / x.size),
    lambda g, x, y: (np.maximum(g, 0) * y, np.maximum(g, 0) * x),
    lambda g, x, y: (g.mean() * y, g.mean() * x),
    lambda g, x, y: (g * y + x, g * x),
    lambda g, x, y: (g * y * (x > 0), g * x),
    writes,
    stateful,
    lambda g, x, y: (g * y, x.copy()),
    lambda g, x, y: (g * y, -(g * x)),
    lambda g, x, y: (g * y, 0.5 * g * x),
    lambda g, x, y: (g * y, g * y),
    lambda g, x, y: (y * g * x.size, x * g),
    lambda g, x, y: (np.abs(g) * y, g * x),
    lambda g, x, y: (y * g, g * np.abs(x)),
    lambda g, x, y: (g.sum() * y, g * x),
    writes_twice,
    moody,
    lambda g, x, y: (y * g, x * g + 0 * y),
)


MADE_ANEW = (stateful, moody)


def box(number, draw=0):
    """Return a fresh box, which takes three arrays of one shape; with a draw, another one of its kind."""
    if draw:
        rule = drawn_box(CODES[number], draw)
    else:
        rule = BOXES[number]() if BOXES[number] in MADE_ANEW else BOXES[number]

    def checked_rule(g, x, y):
        g, x, y = (np.asarray(a) for a in (g, x, y))
        if not g.shape == x.shape == y.shape or any(a.dtype.kind != "f" for a in (g, x, y)):
            kinds = ", ".join(f"{a.dtype} {a.shape}" for a in (g, x, y))
            raise ValueError(f"the box takes three float arrays of one shape, not {kinds}")
        return rule(g, x, y)

    return checked_rule


CODES = (
    *("NO_UPSTREAM", "UPSTREAM_TWICE", "RIGHT", "SIGN", "SWAPPED_INPUTS", "FACTOR", "FACTOR_OF_SIZE"),
    *("NOT_LINEAR", "UPSTREAM_POOLED", "TERM_WITHOUT_UPSTREAM", "WRONG_ONLY_WHERE", "MUTATES_UPSTREAM"),
    *("STATEFUL", "NO_UPSTREAM", "SIGN", "FACTOR", "SWAPPED_INPUTS", "FACTOR_OF_SIZE", "NOT_LINEAR"),
    *("WRONG_ONLY_WHERE", "UPSTREAM_POOLED", "MUTATES_UPSTREAM", "STATEFUL", "RIGHT"),
)
