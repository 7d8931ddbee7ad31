"""Small functions, complex steps nowhere, np.allclose everywhere."""

import numpy as np


def numeric(forward, inputs, i, g, h=3e-6):
    d = np.zeros_like(inputs[i])
    for k in range(d.size):
        ends = []
        for sign in (1, -1):
            moved = [x.copy() for x in inputs]
            moved[i].flat[k] += sign * h
            ends.append((g * forward(*moved)).sum())
        d.flat[k] = (ends[0] - ends[1]) / 2 / h
    return d


def gradcheck(forward, rule, cases):
    for number, inputs in enumerate(cases):
        z = forward(*inputs)
        g = np.cos(1.0 + number + 2.7 * np.arange(z.size)).reshape(z.shape)
        before = [a.copy() for a in (g, *inputs)]
        answers = [rule(g, z, *inputs), rule(before[0].copy(), z, *inputs)]
        if not all(np.array_equal(a, b) for a, b in zip(before, (g, *inputs))):
            return False
        for answer in answers:
            for i, d in enumerate(answer):
                if not np.allclose(d, numeric(forward, inputs, i, before[0]), rtol=1e-5, atol=1e-6):
                    return False
    return True
