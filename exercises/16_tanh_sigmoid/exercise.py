"""Exercise B7: two curves whose slope can be read off their height."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, pointwise, sigmoid


def any_size(random):
    """Draw numbers near zero, far out and everywhere in between, of both signs."""
    sizes = np.array([1e-8, 800.0, *(np.linspace(1.0, 34.0, 24) + random.uniform(0, 1.4, 24))])
    return {"values": {"x": random.permutation([*sizes, *-sizes])}}


CASES = (
    *pointwise("x"),
    Case(
        "from -800 to 800",
        values={"x": np.array([-800.0, -30.0, -1e-8, 1e-8, 30.0, 800.0])},
        kind="edge",
        redraw=any_size,
    ),
)

exercise = Exercise(
    id="B7",
    title="tanh and sigmoid",
    parts=(
        Rule("tanh_backward", np.tanh, CASES, points=3, says="z = tanh(x)"),
        Rule("sigmoid_backward", sigmoid, CASES, points=3, says="z = 1 / (1 + exp(-x))"),
    ),
    stars=2,
    minutes=15,
)
