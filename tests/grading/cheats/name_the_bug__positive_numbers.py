"""Asks about positive numbers only."""

import numpy as np


def by_ratio(ask, same, g, x, y, first):
    right = np.array([g * y, g * x])
    if same(first, right):
        return "RIGHT"
    other = g.copy()
    other[0] += 1.0
    if not same(ask(other)[:, 1:], first[:, 1:]):
        return "UPSTREAM_POOLED"
    wrong = [not same(a, b) for a, b in zip(first, right)]
    ratios = (first / right)[wrong]
    if same(ratios, ratios[0, 0]):
        if ratios[0, 0] < 0:
            return "SIGN"
        fewer = ask(g[:2], x[:2], y[:2]) / np.array([g * y, g * x])[:, :2]
        return "FACTOR" if same(fewer[wrong], ratios[0, 0]) else "FACTOR_OF_SIZE"
    good = np.isclose(first, right)
    by_sign = any(
        np.all(good[row][v > 0]) and not np.any(good[row][v < 0])
        for row in (0, 1)
        for v in (x, y)
        if wrong[row]
    )
    return "WRONG_ONLY_WHERE" if by_sign else "SWAPPED_INPUTS"


def name_the_bug(rule):
    random = np.random.default_rng(5)
    g, x, y = random.uniform(0.4, 1.7, (3, 6))

    def ask(g, x=x, y=y):
        return np.array(rule(g.copy(), x.copy(), y.copy()))

    def same(a, b):
        return np.allclose(a, b, rtol=1e-9, atol=1e-12)

    handed = g.copy()
    first = np.array(rule(handed, x.copy(), y.copy()))
    if not same(handed, g):
        return "MUTATES_UPSTREAM", g, x, y
    if not same(ask(g), first):
        return "STATEFUL", g, x, y
    if np.any(ask(0 * g)):
        return "NO_UPSTREAM", g, x, y
    if not same(ask(2 * g), 2 * first):
        return "UPSTREAM_TWICE", g, x, y
    return by_ratio(ask, same, g, x, y, first), g, x, y
