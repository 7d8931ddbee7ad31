"""Looks at one drawn entry of every input."""


import numpy as np


def gradcheck(forward, rule, cases):
    random = np.random.default_rng(3)
    for inputs in cases:
        z = forward(*inputs)
        g = random.normal(size=z.shape)
        handed, copies = g.copy(), [x.copy() for x in inputs]
        got, again = rule(handed, z, *copies), rule(g.copy(), z, *inputs)
        if not np.array_equal(handed, g) or len(got) != len(inputs):
            return False
        for i, x in enumerate(inputs):
            if np.shape(got[i]) != x.shape or not np.array_equal(got[i], again[i]):
                return False
            at = tuple(random.integers(x.shape))
            up, down = x.copy(), x.copy()
            up[at] += 1e-5
            down[at] -= 1e-5
            ahead = forward(*[up if j == i else other for j, other in enumerate(inputs)])
            behind = forward(*[down if j == i else other for j, other in enumerate(inputs)])
            want = np.sum(g * (ahead - behind)) / 2e-5
            if not abs(got[i][at] - want) <= 1e-6 * max(1.0, abs(want)):
                return False
    return True
