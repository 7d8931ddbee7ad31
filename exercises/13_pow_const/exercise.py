"""Exercise B4: the power rule, and what it says at zero."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def power(x, *, n):
    """Return x to the n, entry by entry."""
    return x**n


def to_the(n, name, *shape, **more):
    """One case: x to the n."""
    return Case(f"{name}, n = {n}", {"x": shape}, {"n": n}, **more)


def entries_case(n, name, *values, **more):
    """One case with these entries."""
    return Case(f"{name}, n = {n}", params={"n": n}, values={"x": np.array(values)}, **more)


def fraction(low, high):
    """Return what draws a fraction as an exponent, and positive numbers."""
    return lambda random: {
        "params": {"n": random.uniform(low, high)},
        "values": {"x": random.uniform(0.3, 2.4, 3)},
    }


def larger_fraction(random):
    """Return cases of a fraction above one, and of one a little below or above zero."""
    exponents, x = random.uniform((1.05, -1.95), (6.95, -0.05)), random.uniform(0.1, 4.0, (3, 4))
    return tuple(Case("more", params={"n": float(n)}, values={"x": x}) for n in exponents)


CASES = (
    to_the(3, "one number"),
    to_the(3, "three entries", 3),
    to_the(-2, "two rows, three columns", 2, 3),
    to_the(5, "three axes", 2, 3, 5),
    entries_case(0.5, "a root", 0.4, 1.3, 2.2, redraw=fraction(0.1, 0.95)),
    entries_case(-1.5, "a fraction below zero", 0.6, 1.7, redraw=fraction(-5.95, -2.05)),
    to_the(1, "a straight line", 3),
    to_the(0, "a flat line", 2, 3),
    to_the(3, "no entries", 0, 2),
    entries_case(3, "at zero", 0.0, -1.2, 0.7),
    entries_case(1, "at zero", 0.0, -1.2, 0.7),
    entries_case(0, "at zero", 0.0, -1.2, 0.7, kind="edge"),
)

exercise = Exercise(
    id="B4",
    title="A power with a fixed exponent",
    parts=(
        Rule(
            "backward",
            power,
            CASES,
            points=5,
            says="z = x**n",
            ranges={"n": (-11, 13)},
            larger=larger_fraction,
        ),
    ),
    stars=2,
    minutes=15,
)
