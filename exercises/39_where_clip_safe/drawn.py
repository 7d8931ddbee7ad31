"""Numbers that are drawn: around two bounds, and as far down or up as numbers go."""

import numpy as np


def around(sign):
    """Return what draws two bounds of one sign, and numbers around each of them and their opposites."""

    def draw(random):
        inner, outer = random.uniform(0.8, 2.0), random.uniform(6.0, 12.0)
        low, high = sorted((sign * inner, sign * outer))
        apart = [*random.uniform(-0.3, 0.3, 3), *10.0 ** random.uniform(-9, -6, 2)]
        x = np.array([inner, outer, -inner, -outer]) * (1 + np.outer([*apart, -apart[-1]], np.ones(4)))
        return {"params": {"low": low, "high": high}, "values": {"x": x}}

    return draw


def far_down(random):
    """Draw tiny numbers, one of them among the least that there are."""
    x = 10.0 ** random.permutation([*random.uniform(-20, -15, 3), random.uniform(-300, -30)])
    return {"x": x, "g": random.normal(size=x.shape)}


def far_up(random):
    """Draw a number that is infinite, and one that is nearly so."""
    return {"x": np.array([np.inf, 10.0 ** random.uniform(200, 300)]), "g": random.normal(size=2)}
