"""Exercise L7: a residual block; one path goes straight through, one through the block."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, one_each

from .variants import VARIANTS


def block(x, w, u):
    """Return x plus what the block makes of it."""
    return x + np.tanh(x @ w.T) @ u.T


def block_case(name, n, d, units, **more):
    """One case: n rows of d numbers through so many units."""
    return Case(name, {"x": (n, d), "w": (units, d), "u": (d, units)}, **more)


def a_one_each(random):
    """Return cases of a single row, a single number and a single unit."""
    return tuple(block_case("more", *sizes) for sizes in one_each(random.integers(3, 7, 3).tolist()))


CASES = (
    block_case("one row, one number, one unit", 1, 1, 1),
    block_case("one row, two numbers, three units", 1, 2, 3),
    block_case("four rows, three numbers, two units", 4, 3, 2),
    block_case("as many of everything", 3, 3, 3),
    block_case("five rows, two numbers, five units", 5, 2, 5),
)

exercise = Exercise(
    id="L7",
    title="A residual block",
    parts=(
        Rule(
            "backward",
            block,
            CASES,
            points=10,
            says="z = x + tanh(x @ w.T) @ u.T",
            offers={"h": lambda z, inputs, params: np.tanh(inputs["x"] @ inputs["w"].T)},
            variants=VARIANTS,
            larger=a_one_each,
        ),
    ),
    stars=3,
    minutes=25,
)
