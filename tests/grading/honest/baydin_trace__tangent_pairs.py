"""Values and tangents together, as pairs; adjoints by a loop over what uses what."""

import math

import numpy as np

USES = {2: [0], 3: [0, 1], 4: [1], 5: [2, 3], 6: [5, 4]}


def baydin_trace(x1, x2):
    v = [x1, x2, math.log(x1), x1 * x2, math.sin(x2)]
    v += [v[2] + v[3]]
    v += [v[5] - v[4]]
    slopes = {2: [1 / x1], 3: [x2, x1], 4: [math.cos(x2)], 5: [1, 1], 6: [1, -1]}
    t = [1.0, 0.0] + 5 * [0.0]
    a = 6 * [0.0] + [1.0]
    for k in range(2, 7):
        t[k] = math.fsum(s * t[j] for s, j in zip(slopes[k], USES[k]))
    for k in range(6, 1, -1):
        for s, j in zip(slopes[k], USES[k]):
            a[j] += s * a[k]
    return tuple(np.array(row, dtype=float) for row in (v, t, a))
