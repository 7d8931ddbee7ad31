"""A generator of faults."""

import numpy as np


def right_on(forward, rule, inputs, random):
    z = forward(*inputs)
    g = random.normal(size=z.shape)
    handed_g, handed = (g.copy(), [x.copy() for x in inputs])
    got = rule(handed_g, z.copy(), *handed)
    again = rule(g.copy(), z.copy(), *[x.copy() for x in inputs])
    clean = np.array_equal(handed_g, g) and all(map(np.array_equal, handed, inputs))
    fine = clean and len(got) == len(inputs)
    for i, x in enumerate(inputs):
        if not fine or np.shape(got[i]) != x.shape or (not np.array_equal(got[i], again[i])):
            fine = False
            break
        want = np.empty(x.shape)
        for at in np.ndindex(x.shape):
            h = 1e-05
            up, down = (x.copy(), x.copy())
            up[at] += h
            down[at] -= h
            ahead = forward(*[up if j == i else other for j, other in enumerate(inputs)])
            behind = forward(*[down if j == i else other for j, other in enumerate(inputs)])
            want[at] = np.sum(g * (ahead - behind)) / (2 * h)
        fine = fine and bool(np.max(np.abs(got[i] - want)) <= 1e-06 * max(1.0, np.max(np.abs(want))))
    return fine


def faults(forward, rule, inputs, random):
    z = forward(*inputs)
    g = random.standard_normal(z.shape)
    args = [g.copy(), z.copy()] + [x.copy() for x in inputs]
    first = [np.array(d) for d in rule(*args)]
    yield (not np.array_equal(args[0], g) or any((not np.array_equal(a, x) for a, x in zip(args[2:], inputs))))
    second = rule(g.copy(), z.copy(), *[x.copy() for x in inputs])
    yield any((not np.array_equal(a, b) for a, b in zip(first, second)))
    for i, x in enumerate(inputs):
        yield (first[i].shape != x.shape)
        for at in np.ndindex(x.shape):
            h = 0.0001
            s = []
            for k in (-2, -1, 1, 2):
                moved = [a.copy() for a in inputs]
                moved[i][at] += k * h
                s.append(np.sum(g * forward(*moved)))
            want = (s[0] - 8 * s[1] + 8 * s[2] - s[3]) / (12 * h)
            yield (not abs(first[i][at] - want) < 1e-06 * (1 + abs(want)))


def gradcheck(forward, rule, cases):
    random = np.random.default_rng(1)
    return not any((any(faults(forward, rule, c, random)) for c in cases))
