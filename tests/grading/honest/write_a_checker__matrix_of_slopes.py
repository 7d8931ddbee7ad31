"""A matrix of slopes for each input."""

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


def gradcheck(forward, rule, cases):
    rs = np.random.RandomState(7)
    for case in cases:
        case = [np.asarray(x) for x in case]
        z = forward(*case)
        g = rs.randn(*z.shape)
        a = [x.copy() for x in case]
        gg = g.copy()
        out = rule(gg, z.copy(), *a)
        again = rule(g.copy(), z.copy(), *[x.copy() for x in case])
        if not (gg == g).all() or not all(((p == q).all() for p, q in zip(a, case))):
            return False
        for i, x in enumerate(case):
            if out[i].shape != x.shape or not (out[i] == again[i]).all():
                return False
            J = []
            for n in range(x.size):
                e = np.zeros(x.size)
                e[n] = 1e-06
                e = e.reshape(x.shape)
                J.append((forward(*case[:i], x + e, *case[i + 1:]) - forward(*case[:i], x - e, *case[i + 1:])).ravel() / 2e-06)
            if not np.abs(np.array(J) @ g.ravel() - out[i].ravel()).max() < 1e-05 * (1 + np.abs(out[i]).max()):
                return False
    return True
