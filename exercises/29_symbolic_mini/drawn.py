"""Expressions that are drawn: as long as asked, with other numbers, with every kind inside of every other."""

import numpy as np

OUTER = (  # made of what is inside, and a number
    lambda e, c: ("sin", e),
    lambda e, c: ("cos", e),
    lambda e, c: ("pow", e, 1),
    lambda e, c: ("pow", e, -1),
    lambda e, c: ("-", c, ("pow", e, -3)),
    lambda e, c: ("*", e, c),
    lambda e, c: ("-", "x", ("*", e, e)),
)
INNER = (  # whose size is about 1 where x is about 1 or -1, made of a number below 1 and of one above 2
    lambda c, d: ("sin", ("*", c, "x")),
    lambda c, d: ("cos", ("*", c, "x")),
    lambda c, d: ("-", d, ("*", "x", c)),
    lambda c, d: ("*", c, ("+", d, "x")),
    lambda c, d: ("pow", ("*", "x", c), 5),
)


def one_of(random, things):
    """Return one of some things, the one that `random.choice` does, in a tenth of its time.

    >>> one, two = np.random.default_rng(7), np.random.default_rng(7)
    >>> [one_of(one, "abc") for _ in range(9)] == [str(two.choice(["a", "b", "c"])) for _ in range(9)]
    True
    """
    return things[random.integers(len(things))]


def written(e):
    """Count the tuples of an expression, as often as they are written."""
    return 1 + sum(written(part) for part in e[1:]) if isinstance(e, tuple) else 0


def logistic(n, growth=4):
    """Return l_n of the logistic map."""
    e = "x"
    for _ in range(n - 1):
        e = ("*", ("*", growth, e), ("-", 1, e))
    return e


def growing(random):
    """Draw how fast the logistic map grows."""
    return {"e": repr(logistic(5, round(float(random.uniform(1, 4)), 3))), "times": 1}


def varied(e, random):
    """Return the same expression with other numbers in it; 0 and 1 stay; exponents keep their sign."""
    if isinstance(e, tuple):
        if e[0] == "pow" and e[2] not in (0, 1):
            exponent = one_of(random, (2, 3, 4, 7, 12)) * (1 if e[2] > 0 else -1)
            return ("pow", varied(e[1], random), exponent)
        return (e[0], *(varied(part, random) for part in e[1:]))
    return round(float(random.uniform(1.5, 9)), 2) if isinstance(e, (int, float)) and e > 1 else e


def each_in_each(random):
    """Draw a sum of terms in which each kind of expression is inside of each other one; at places near 1.

    There all are of one size, so that none hides what is wrong in another.
    """
    terms = [("pow", "x", int(random.integers(7, 12)))]
    for outer in OUTER:
        for inner in INNER:
            near, far = np.round(random.uniform((0.5, 2.2), (0.9, 2.9)), 2).tolist()
            terms.append(outer(inner(near, far), near))
    terms = [terms[n] for n in random.permutation(len(terms))]
    while len(terms) > 1:
        terms = [*terms[2:], (one_of(random, "+-"), *terms[:2])]
    places = tuple(np.round(random.uniform(0.8, 1.2, 3) * random.choice([-1, 1], 3), 3).tolist())
    return {"e": repr(terms[0]), "times": 1, "places": places}


def many(random):
    """Draw an expression of which far more is written than it has parts, with exponents below 0."""
    e = ("pow", grown(random, 12), -int(random.integers(2, 9)))
    e = (one_of(random, "+-"), e, e)
    while written(e) < 300:
        e = (one_of(random, "+-*"), e, ("sin", e))
    return {"e": repr(e)}


def grown(random, size):
    """Draw an expression of so many operations, some of whose parts are one and the same."""
    parts, counts = ["x", 3], [0, 0]  # counted on the way: an expression grows faster than its parts
    for _ in range(size):
        kind = one_of(random, ("+", "-", "*", "pow", "sin", "cos"))
        place = int(random.integers(max(0, len(parts) - 3), len(parts)))
        a, b = parts[-1], parts[place]
        more = counts[place]
        if counts[-1] + more > 200:
            b, more = "x", 0
        n = one_of(random, (2, -2, 1, 0))
        parts.append((kind, a) if kind in ("sin", "cos") else (kind, a, n if kind == "pow" else b))
        counts.append(1 + counts[-1] + (more if kind in "+-*" else 0))
    return parts[-1]
