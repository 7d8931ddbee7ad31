"""Exercise B7: two curves whose slope can be read off their height."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def tanh(x):
    """Return the hyperbolic tangent."""
    return np.tanh(x)


def sigmoid(x):
    """Return 1 / (1 + exp(-x)), written with tanh so that nothing can overflow."""
    return (1 + np.tanh(x / 2)) / 2


CASES = (
    Case("one number", {"x": ()}),
    Case("three entries", {"x": (3,)}),
    Case("two rows, three columns", {"x": (2, 3)}),
    Case("three axes", {"x": (2, 3, 5)}),
    Case("no entries", {"x": (0, 2)}),
    Case("in Fortran order", {"x": (3, 5)}, layout="fortran"),
    Case("every second entry, backwards", {"x": (5, 2)}, layout="strided"),
    Case("from -800 to 800", values={"x": np.array([-800.0, -30.0, -1e-8, 1e-8, 30.0, 800.0])}, kind="edge"),
)

exercise = Exercise(
    id="B7",
    title="tanh and sigmoid",
    parts=(
        Rule("tanh_backward", tanh, CASES, points=3, says="z = tanh(x)"),
        Rule("sigmoid_backward", sigmoid, CASES, points=3, says="z = 1 / (1 + exp(-x))"),
    ),
    stars=2,
    minutes=15,
)
