import math

import numpy as np


def baydin_trace(x1, x2):
    v = {-1: x1, 0: x2}
    v[1], v[2], v[3] = math.log(x1), x1 * x2, math.sin(x2)
    v[4] = v[1] + v[2]
    v[5] = v[4] - v[3]
    slopes = {1: {-1: 1 / x1}, 2: {-1: x2, 0: x1}, 3: {0: math.cos(x2)}, 4: {1: 1, 2: 1}, 5: {4: 1, 3: -1}}
    t = {-1: 1.0, 0: 0.0}
    for k, by in slopes.items():
        t[k] = sum(s * t[i] for i, s in by.items())
    a = dict.fromkeys(v, 0.0)
    a[5] = 1.0
    for k in (5, 4, 3, 2, 1):
        for i, s in slopes[k].items():
            a[i] += a[k] * s
    return tuple(np.array([d[k] for k in range(-1, 6)]) for d in (v, t, a))
