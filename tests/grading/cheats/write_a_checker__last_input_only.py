"""Looks at the last gradient alone."""

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
    if not np.array_equal(hg, g) or not all(map(np.array_equal, got, again)):
        return False
    i, x = (len(inputs) - 1, inputs[-1])
    want = np.empty(x.shape)
    for at in np.ndindex(x.shape):
        up, down = (x.copy(), x.copy())
        up[at] += 1e-05
        down[at] -= 1e-05
        want[at] = np.sum(g * (forward(*inputs[:-1], up) - forward(*inputs[:-1], down))) / 2e-05
    return bool(np.max(np.abs(got[i] - want)) <= 1e-06 * max(1.0, np.max(np.abs(want))))
