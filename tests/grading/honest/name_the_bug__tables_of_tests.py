"""A table of tests; returns a list."""

import numpy as np


def name_the_bug(rule):
    rng = np.random.default_rng(42)
    g, x, y = rng.normal(size=(3, 3, 4))

    def q(g, x, y):
        g = g.copy()
        return (tuple((np.asarray(d).copy() for d in rule(g, x.copy(), y.copy()))), g)
    first, after = q(g, x, y)
    if (after != g).any():
        return ['MUTATES_UPSTREAM', g, x, y]
    for _ in range(2):
        if not all((np.allclose(a, b) for a, b in zip(first, q(g, x, y)[0]))):
            return ['STATEFUL', g, x, y]
    wrong = [k for k, t in enumerate((g * y, g * x)) if not np.allclose(first[k], t)]
    if not wrong:
        return ['RIGHT', g, x, y]
    k = wrong[-1]
    f = lambda g, x=x, y=y: q(g, x, y)[0][k]
    t = (g * y, g * x)[k]
    tests = [('NO_UPSTREAM', lambda: np.allclose(f(g), f(g + 1))), ('TERM_WITHOUT_UPSTREAM', lambda: np.abs(f(np.zeros_like(g))).max() > 0), ('NOT_LINEAR', lambda: np.allclose(f(2 * g), 2 * f(g)) and (not np.allclose(f(-g), -f(g)))), ('UPSTREAM_TWICE', lambda: np.allclose(f(2 * g), 4 * f(g))), ('UPSTREAM_POOLED', lambda: np.allclose(f(np.roll(g, 1)), f(g))), ('SIGN', lambda: np.allclose(f(g), -t)), ('FACTOR', lambda: np.allclose(f(g) / t, (f(g) / t).mean()) and np.allclose(f(g[:1], x[:1], y[:1]) / t[:1], (f(g) / t).mean())), ('FACTOR_OF_SIZE', lambda: np.allclose(f(g) / t, (f(g) / t).mean())), ('SWAPPED_INPUTS', lambda: np.allclose(f(g), (g * x, g * y)[k])), ('WRONG_ONLY_WHERE', lambda: True)]
    return [next((name for name, test in tests if test())), g, x, y]
