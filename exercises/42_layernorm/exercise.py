"""Exercise E2: layer normalisation, where three paths lead from every input of a row to every output."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .truth import sigma, xhat
from .variants import VARIANTS


def layernorm(x, gamma, beta, *, eps):
    """Return gamma * xhat + beta, where xhat has mean 0 and spread 1 along the last axis."""
    mean = np.mean(x, axis=-1, keepdims=True)
    centred = x - mean
    variance = np.mean(centred * centred, axis=-1, keepdims=True)
    sigma = np.sqrt(variance + eps)
    return gamma * (centred / sigma) + beta


def rows_case(name, *shape, **more):
    """One case: rows of so many numbers."""
    n = shape[-1]
    return Case(name, {"x": shape, "gamma": (n,), "beta": (n,)}, params={"eps": 0.01}, **more)


def single_numbers(random):
    """Draw rows of a single number, of which nothing is left."""
    return {"shapes": rows_case("short", int(random.integers(4, 8)), 1).shapes}


def more_rows(random):
    """Return a case of longer rows on more axes."""
    return rows_case("more", *random.integers((2, 2, 2, 6), (5, 4, 4, 12)).tolist())


CASES = (
    rows_case("one row of five", 1, 5),
    rows_case("two rows of three", 2, 3),
    rows_case("three rows of five", 3, 5),
    rows_case("seven rows of three", 7, 3, redraw=single_numbers),
    rows_case("rows of two numbers", 3, 2),
    rows_case("as many rows as numbers", 3, 3),
    rows_case("three axes", 2, 3, 5),
)

exercise = Exercise(
    id="E2",
    title="Layer normalisation",
    parts=(
        Rule(
            "backward",
            layernorm,
            CASES,
            points=14,
            larger=more_rows,
            says="z = gamma * (x - mean) / sigma + beta, row by row",
            offers={
                "xhat": lambda z, inputs, params: xhat(inputs["x"], params["eps"]),
                "sigma": lambda z, inputs, params: sigma(inputs["x"], params["eps"]),
            },
            variants=VARIANTS,
            ranges={"eps": (1e-9, 3.0)},
        ),
    ),
    stars=4,
    minutes=40,
)
