"""What is drawn where exercise I1 is tried: dual numbers, exponents, sums of many inputs."""

import numpy as np

from autogradkit.checking import Trial

SIGNS = (-1, 1)  # of which `random.choice` would take the same one, in ten times the time


def pair(random, low=0.3):
    """Draw a dual number of any sign."""
    return tuple(float(random.uniform(low, 1.7) * SIGNS[random.integers(2)]) for _ in range(2))


def of_two(random):
    """Draw two dual numbers."""
    return {"u": pair(random), "v": pair(random)}


def of_one(random):
    """Draw a dual number above zero."""
    value, slope = pair(random)
    return {"u": (abs(value), slope)}


def varied(arguments):
    """Return what draws other numbers for these arguments; 0 and 1 stay, and so do exponents."""

    def draw(random):
        def other(number):
            return number if number in (0, 1) else float(number * random.uniform(0.6, 1.6))

        return {
            name: tuple(map(other, value)) if isinstance(value, tuple) else value
            for name, value in arguments.items()
        }

    return draw


def steep(name, f, x, i):
    """Return one trial of `slope`; where numbers are drawn, at another place and of another sum."""

    def elsewhere(random):
        place = tuple(float(entry * random.uniform(0.6, 1.6)) for entry in x)
        weights = random.uniform(0.5, 5, 3 if f == "survey" else len(x)) * random.choice([-1, 1])
        moving = int(random.integers(2)) if len(x) > 2 else i  # the last of many are in another trial
        return {"f": f, "x": place, "i": moving, "weights": tuple(np.round(weights, 2).tolist())}

    return Trial(name, {"f": f, "x": x, "i": i}, redraw=elsewhere)


def of_many(random):
    """Draw a sum of many inputs, one of the last of which moves, away from 0; others are 0 as well."""
    n = int(random.integers(7, 12))
    x, weights = random.uniform(0.5, 2, (2, n)).tolist()
    i = n - 1 - int(random.integers(3))
    for place in (i, *random.permutation(n)[:2]):
        x[place] = 0.0
    return {"f": "weighted", "x": tuple(x), "i": i, "weights": tuple(weights)}


def steep_power(random):
    """Draw a dual number and an exponent far below zero."""
    return {"u": pair(random), "n": -int(random.integers(10, 15))}


def power_of_nothing(random):
    """Draw a dual number without a value, and an exponent by which it has no slope either."""
    return {"u": (0.0, pair(random)[1]), "n": int(random.integers(2, 6))}


def with_a_constant(random):
    """Draw a dual number, and a constant that is the opposite of its value."""
    u = pair(random)
    return {"u": u, "v": (-u[0], 0.0)}


def of_one_value(random):
    """Draw two dual numbers of one value, which move by themselves."""
    u, (_, slope) = pair(random), pair(random)
    return {"u": u, "v": (u[0], slope)}


def twice_the_same(random):
    """Draw a dual number, and it again."""
    return dict.fromkeys("uv", pair(random))
