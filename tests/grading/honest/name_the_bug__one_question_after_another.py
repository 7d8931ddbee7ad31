"""Chinese names, and one question after the other."""

import numpy as np


def name_the_bug(规则):
    rng = np.random.default_rng(11)
    g = rng.permutation(np.linspace(-2.0, 2.1, 10))
    x = rng.permutation(np.linspace(-1.7, 1.9, 10))
    y = rng.permutation(np.linspace(-1.3, 2.3, 10))

    def 问(g, x=x, y=y):
        return tuple((d + 0 for d in 规则(g + 0, x + 0, y + 0)))
    g0 = g.copy()
    a = 规则(g0, x.copy(), y.copy())
    a = (a[0] + 0, a[1] + 0)
    evidence = (g, x, y)
    if np.any(g0 != g):
        return ('MUTATES_UPSTREAM', *evidence)
    b = 问(g)
    near = np.allclose
    if not (near(a[0], b[0]) and near(a[1], b[1])):
        return ('STATEFUL', *evidence)
    if near(a[0], g * y) and near(a[1], g * x):
        return ('RIGHT', *evidence)
    k = int(near(a[0], g * y))
    t = (g * y, g * x)[k]
    a = a[k]
    null = 问(np.zeros(10))[k]
    if np.any(null != 0):
        return ('NO_UPSTREAM' if near(null, a) else 'TERM_WITHOUT_UPSTREAM', *evidence)
    if near(问(2 * g)[k], 4 * a) and (not near(a, 0)):
        return ('UPSTREAM_TWICE', *evidence)
    if not near(问(-g)[k], -a):
        return ('NOT_LINEAR', *evidence)
    h = g.copy()
    h[:5] *= 3
    if not near(问(h)[k][5:], a[5:]):
        return ('UPSTREAM_POOLED', *evidence)
    ratio = a / t
    if near(ratio, ratio[0]):
        if ratio[0] < 0:
            return ('SIGN', *evidence)
        other = 问(g[:3], x[:3], y[:3])[k] / t[:3]
        return ('FACTOR' if near(other, ratio[0]) else 'FACTOR_OF_SIZE', *evidence)
    return ('SWAPPED_INPUTS' if near(a, g * (x, y)[k]) else 'WRONG_ONLY_WHERE', *evidence)
