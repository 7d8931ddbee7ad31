"""Exercise B3: the rule of a quotient."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def div(x, y):
    """Return the quotient, entry by entry."""
    return x / y


def both(*shape):
    """Give both inputs the same shape."""
    return {"x": shape, "y": shape}


CASES = (
    Case("two numbers", both()),
    Case("three entries", both(3)),
    Case("two rows, three columns", both(2, 3)),
    Case("a square table", both(3, 3)),
    Case("three axes", both(2, 3, 5)),
    Case("one entry", both(1, 1)),
    Case("no entries", both(0, 3)),
    Case(
        "negative denominators",
        values={"x": np.array([0.7, -1.2, 2.0]), "y": np.array([-0.4, -1.3, -2.5])},
    ),
    Case("nothing to divide", values={"x": np.array([0.0, 1.4]), "y": np.array([3.0, -0.6])}),
    Case("x / x", both(5), same=True),
    Case("in Fortran order", both(3, 5), layout="fortran"),
    Case("every second entry, backwards", both(5, 2), layout="strided"),
)

exercise = Exercise(
    id="B3",
    title="The rule of a quotient",
    parts=(Rule("backward", div, CASES, points=5, says="z = x / y"),),
    stars=2,
    minutes=10,
)
