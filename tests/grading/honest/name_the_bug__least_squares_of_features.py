"""Fits what comes back by least squares."""

import numpy as np


def name_the_bug(rule):
    rng = np.random.default_rng(9)
    g, x, y = rng.uniform(0.3, 2, (3, 64)) * rng.choice([-1, 1], (3, 64))

    def ask(g, x, y):
        mine = g.copy()
        out = [np.array(o) for o in rule(mine, x.copy(), y.copy())]
        return (out, np.array_equal(mine, g))
    out, clean = ask(g, x, y)
    if not clean:
        return ('MUTATES_UPSTREAM', g, x, y)
    if not np.allclose(out, ask(g, x, y)[0]):
        return ('STATEFUL', g, x, y)
    for o, mine, other in zip(out, (x, y), (y, x)):
        features = {'RIGHT': g * other, 'NO_UPSTREAM': other, 'UPSTREAM_TWICE': g * g * other, 'SWAPPED_INPUTS': g * mine, 'NOT_LINEAR': abs(g) * other, 'x': x, 'y': y, 'wx': g * other * (x > 0), 'wy': g * other * (y > 0)}
        coefficients, residual, *_ = np.linalg.lstsq(np.array(list(features.values())).T, o, rcond=None)
        c = {k: v for k, v in zip(features, coefficients) if abs(v) > 1e-06}
        mis = np.abs(np.array(list(features.values())).T @ coefficients - o).max() > 1e-06
        if set(c) == {'RIGHT'} and abs(c['RIGHT'] - 1) < 1e-06:
            continue
        if set(c) & {'wx', 'wy'} and (not mis):
            return ('WRONG_ONLY_WHERE', g, x, y)
        if 'NOT_LINEAR' in c and (not mis):
            return ('NOT_LINEAR', g, x, y)
        if 'UPSTREAM_TWICE' in c:
            return ('UPSTREAM_TWICE', g, x, y)
        if 'SWAPPED_INPUTS' in c:
            return ('SWAPPED_INPUTS', g, x, y)
        k = 0 if o is out[0] else 1
        if set(c) == {'RIGHT'}:
            if c['RIGHT'] < 0:
                return ('SIGN', g, x, y)
            few = ask(g[:4], x[:4], y[:4])[0][k] / (g * other)[:4]
            return ('FACTOR' if np.allclose(few, c['RIGHT']) else 'FACTOR_OF_SIZE', g, x, y)
        again = ask(-g, x, y)[0][k]
        if 'RIGHT' in c:
            return ('TERM_WITHOUT_UPSTREAM', g, x, y)
        return ('NO_UPSTREAM' if np.allclose(again, o) else 'UPSTREAM_POOLED', g, x, y)
    return ('RIGHT', g, x, y)
