"""Looks at the first gradient alone."""

import numpy as np


def gradcheck(forward, rule, cases):
    random = np.random.default_rng(3)
    verdict = all((right_on(forward, rule, inputs, random) for inputs in cases))
    return verdict


def right_on(forward, rule, inputs, random):
    z = forward(*inputs)
    g = random.normal(size=z.shape)
    hg, h = (g.copy(), [x.copy() for x in inputs])
    got = rule(hg, z.copy(), *h)
    again = rule(g.copy(), z.copy(), *[x.copy() for x in inputs])
    if not np.array_equal(hg, g):
        return False
    for i, x in enumerate(inputs[:1]):
        if np.shape(got[i]) != x.shape or not np.array_equal(got[i], again[i]):
            return False
        want = np.empty(x.shape)
        for at in np.ndindex(x.shape):
            up, down = (x.copy(), x.copy())
            up[at] += 1e-05
            down[at] -= 1e-05
            want[at] = np.sum(g * (forward(up, *inputs[1:]) - forward(down, *inputs[1:]))) / 2e-05
        if not np.max(np.abs(got[i] - want)) <= 1e-06 * max(1.0, np.max(np.abs(want))):
            return False
    return True
