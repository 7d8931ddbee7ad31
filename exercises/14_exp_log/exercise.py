"""Exercise B5: exp, which needs its output, and log, which needs its input."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, pointwise

FAR_OUT = Case("from -700 to 700", values={"x": np.array([-700.0, -30.0, 30.0, 700.0])}, kind="edge")
NEAR_ZERO = Case("from 1e-300 to 1e300", values={"x": np.array([1e-300, 1e-8, 1e8, 1e300])}, kind="edge")

exercise = Exercise(
    id="B5",
    title="exp and log",
    parts=(
        Rule(
            "exp_backward",
            np.exp,
            (*pointwise("x"), FAR_OUT),
            points=2.5,
            says="z = exp(x)",
        ),
        Rule(
            "log_backward",
            np.log,
            (*pointwise("x"), NEAR_ZERO),
            points=2.5,
            says="z = log(x)",
            domain={"x": (0.3, 3.0)},
        ),
    ),
    stars=1,
    minutes=10,
)
