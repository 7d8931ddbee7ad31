"""Asks with single entries, gradient by gradient."""

import numpy as np


def name_the_bug(rule):
    rng = np.random.default_rng(0)

    def call(g, x, y):
        gg = g.copy()
        a = rule(gg, x.copy(), y.copy())
        return ([np.array(d) for d in a], not np.array_equal(gg, g))
    x = rng.uniform(0.5, 1.5, 8) * [1, -1, 1, -1, 1, 1, -1, -1]
    y = rng.uniform(0.5, 1.5, 8) * [1, 1, -1, -1, 1, -1, 1, -1]
    g = rng.uniform(0.5, 1.5, 8) * [1, -1, -1, 1, 1, 1, -1, -1]
    d, wrote = call(g, x, y)
    e, _ = call(g, x, y)
    right = [g * y, g * x]
    if wrote:
        return ('MUTATES_UPSTREAM', g, x, y)
    if any((not np.allclose(a, b) for a, b in zip(d, e))):
        return ('STATEFUL', g, x, y)
    for k in (0, 1):
        if np.allclose(d[k], right[k]):
            continue
        z = call(0 * g, x, y)[0][k]
        t = call(2 * g, x, y)[0][k]
        n = call(-g, x, y)[0][k]
        if np.any(z):
            return ('NO_UPSTREAM' if np.allclose(t, d[k]) else 'TERM_WITHOUT_UPSTREAM', g, x, y)
        if np.allclose(t, 4 * d[k]):
            return ('UPSTREAM_TWICE', g, x, y)
        if not np.allclose(n, -d[k]):
            return ('NOT_LINEAR', g, x, y)
        one = np.zeros(8)
        one[3] = 1
        if np.count_nonzero(call(one, x, y)[0][k]) > 1:
            return ('UPSTREAM_POOLED', g, x, y)
        r = d[k] / right[k]
        if np.ptp(r) < 1e-09:
            if r[0] < 0:
                return ('SIGN', g, x, y)
            s = call(g[:3], x[:3], y[:3])[0][k] / right[k][:3]
            return ('FACTOR' if abs(s[0] - r[0]) < 1e-09 else 'FACTOR_OF_SIZE', g, x, y)
        s = call(np.abs(g), np.abs(x), np.abs(y))[0][k]
        return ('WRONG_ONLY_WHERE' if np.allclose(s, np.abs(right[k])) else 'SWAPPED_INPUTS', g, x, y)
    return ('RIGHT', g, x, y)
