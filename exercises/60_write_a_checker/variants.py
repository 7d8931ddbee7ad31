"""What is done to a right rule in exercise K2, kind by kind: some of it leaves the rule right."""

import numpy as np


def each(change, rule):
    return lambda g, z, *xs: tuple(change(d, g, *xs) for d in rule(g, z, *xs))


def spoils(rule):
    def wrong(g, z, *xs):
        found = tuple(d.copy() for d in rule(g, z, *xs))
        g *= 0.5
        return found

    return wrong


def moody(rule):
    last = []

    def wrong(g, z, *xs):
        asked, again = [a.tobytes() for a in (g, *xs)], False
        again, last[:] = last == asked, asked
        return tuple(d * (1.5 if again else 1.0) for d in rule(g, z, *xs))

    return wrong


def entry(rule, k):
    """One entry of gradient k is too large; the numbers tell which one, neither the first nor the last."""

    def wrong(g, z, x, *others):
        found = list(map(np.array, rule(g, z, x, *others)))
        found[k].flat[1 + int(1e6 * abs(x.flat[k])) % (found[k].size - 2)] *= 1.5
        return tuple(found)

    return wrong


CHANGES = (
    lambda rule: lambda g, z, *xs: rule(np.ones_like(g), z, *xs),
    lambda rule: lambda g, z, *xs: rule(g * g, z, *xs),
    lambda rule: lambda g, z, *xs: rule(np.full_like(g, g.mean()), z, *xs),
    lambda rule: each(lambda d, g, x, *_: d * x.shape[-1] / x.shape[0], rule),
    lambda rule: each(lambda d, g, *xs: d * 1.004, rule),
    spoils,
    lambda rule: lambda g, z, *xs: rule(np.abs(g), z, *xs),
    lambda rule: each(lambda d, g, *xs: np.roll(d, 1, -1), rule),
    lambda rule: each(lambda d, g, *xs: d[..., ::-1] + 0, rule),
    lambda rule: each(lambda d, g, x, *_: d if x.shape[0] == x.shape[-1] else -d, rule),
    lambda rule: each(lambda d, g, *xs: d * np.nan, rule),
    moody,
    lambda rule: rule,
    lambda rule: each(lambda d, g, *xs: np.asfortranarray(d), rule),
    lambda rule: lambda g, z, *xs: tuple(d / 2 for d in rule(2 * g, z, *xs)),
    lambda rule: entry(rule, 0),
    lambda rule: entry(rule, -1),
)
