"""Exercise A3: the evaluation trace of Baydin et al., both ways."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .drawn import drawn, far_out, near_zero, without_logarithm, without_x2
from .judge import judge


def right_result(x1, x2):
    """Return the three columns."""
    values = [x1, x2, np.log(x1), x1 * x2, np.sin(x2), np.log(x1) + x1 * x2]
    values.append(values[5] - values[4])
    tangents = [1.0, 0.0, 1 / x1, x2, 0.0, 1 / x1 + x2, 1 / x1 + x2]
    adjoints = [1 / x1 + x2, x1 - np.cos(x2), 1.0, 1.0, -1.0, 1.0, 1.0]
    return np.array(values), np.array(tangents), np.array(adjoints)


exercise = Exercise(
    id="A3",
    title="One formula, two tables",
    parts=(
        Task(
            "baydin_trace",
            right_result,
            (
                Trial("x1 = 2, x2 = 5", {"x1": 2.0, "x2": 5.0}, redraw=drawn),
                Trial("x1 = 3, x2 = −1", {"x1": 3.0, "x2": -1.0}, redraw=without_logarithm),
                Trial("x1 near zero", {"x1": 1e-3, "x2": 0.7}, redraw=near_zero),
                Trial("another point", drawn),
                Trial("one more", drawn),
                Trial("x1 = 2, x2 = 0", {"x1": 2.0, "x2": 0.0}, redraw=without_x2),
            ),
            points=6,
            larger=far_out,
            says="the three columns of the table",
            results=("values", "tangents", "adjoints"),
            judge=judge,
            shown=(0, 1, 2),
            analytic=True,
            ranges={"x1": (1e-3, np.inf), "x2": (-np.inf, np.inf)},
        ),
    ),
    stars=2,
    minutes=20,
)
