"""Exercise B3: the rule of a quotient."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, pointwise


def div(x, y):
    """Return the quotient, entry by entry."""
    return x / y


CASES = (
    *pointwise("x", "y", same="x / x"),
    Case(
        "negative denominators",
        values={"x": np.array([0.7, -1.2, 2.0]), "y": np.array([-0.4, -1.3, -2.5])},
    ),
    Case("nothing to divide", values={"x": np.array([0.0, 1.4]), "y": np.array([3.0, -0.6])}),
)

exercise = Exercise(
    id="B3",
    title="The rule of a quotient",
    parts=(Rule("backward", div, CASES, points=5, says="z = x / y"),),
    stars=2,
    minutes=10,
)
