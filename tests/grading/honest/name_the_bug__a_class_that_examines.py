"""A class with its numbers, and a match of what was asked."""

import numpy as np


class Examiner:

    def __init__(self, rule):
        self.rule = rule
        k = np.arange(1.0, 13)
        self.g, self.x, self.y = (np.sin(k * 2) + 0.1, np.cos(k * 3) + 0.05, np.sin(k * 5) - 0.07)

    def ask(self, g=None, x=None, y=None):
        g, x, y = (np.array(a if a is not None else b) for a, b in ((g, self.g), (x, self.x), (y, self.y)))
        self.handed = g
        return np.array([np.array(d) for d in self.rule(g, x, y)])

    def verdict(self):
        a = self.ask()
        if not np.array_equal(self.handed, self.g):
            return 'MUTATES_UPSTREAM'
        b = self.ask()
        if not np.allclose(a, b):
            return 'STATEFUL'
        t = np.array([self.g * self.y, self.g * self.x])
        if np.allclose(a, t):
            return 'RIGHT'
        k = 0 if not np.allclose(a[0], t[0]) else 1
        nothing, twice, minus = (self.ask(0 * self.g)[k], self.ask(2 * self.g)[k], self.ask(-self.g)[k])
        a, t = (a[k], t[k])
        match (bool(nothing.any()), np.allclose(twice, a), np.allclose(twice, 4 * a), np.allclose(minus, -a)):
            case [True, True, _, _]:
                return 'NO_UPSTREAM'
            case [True, *_]:
                return 'TERM_WITHOUT_UPSTREAM'
            case [_, _, True, _]:
                return 'UPSTREAM_TWICE'
            case [_, _, _, False]:
                return 'NOT_LINEAR'
        e = np.eye(12)[0]
        if np.abs(self.ask(e)[k][1:]).max() > 1e-09:
            return 'UPSTREAM_POOLED'
        if np.allclose(a / t, a[0] / t[0]):
            if a[0] / t[0] < 0:
                return 'SIGN'
            two = self.ask(self.g[:2], self.x[:2], self.y[:2])[k] / t[:2]
            return 'FACTOR' if np.allclose(two, a[0] / t[0]) else 'FACTOR_OF_SIZE'
        return 'SWAPPED_INPUTS' if np.allclose(a, self.g * (self.x, self.y)[k]) else 'WRONG_ONLY_WHERE'


def name_the_bug(rule):
    e = Examiner(rule)
    return (e.verdict(), e.g, e.x, e.y)
