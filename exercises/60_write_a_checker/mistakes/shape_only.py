"""Compares shapes, and no number."""

import numpy as np


def gradcheck(forward, rule, cases):
    random = np.random.default_rng(3)
    verdict = all(right_on(forward, rule, inputs, random) for inputs in cases)
    return verdict


def right_on(forward, rule, inputs, random):
    z = forward(*inputs)
    g = random.normal(size=z.shape)
    handed_g, handed = g.copy(), [x.copy() for x in inputs]
    got = rule(handed_g, z.copy(), *handed)
    again = rule(g.copy(), z.copy(), *[x.copy() for x in inputs])
    clean = np.array_equal(handed_g, g) and all(map(np.array_equal, handed, inputs))
    if len(got) != len(inputs):
        return False
    for i, x in enumerate(inputs):
        if np.shape(got[i]) != x.shape:
            return False
        want = np.empty(x.shape)
        for at in np.ndindex(x.shape):
            h = 1e-5
            up, down = x.copy(), x.copy()
            up[at] += h
            down[at] -= h
            ahead = forward(*[up if j == i else other for j, other in enumerate(inputs)])
            behind = forward(*[down if j == i else other for j, other in enumerate(inputs)])
            want[at] = np.sum(g * (ahead - behind)) / (2 * h)
    return True


# diagnosis: ACCEPTS_ALL
