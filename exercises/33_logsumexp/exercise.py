"""Exercise D4: log Σ exp, the smooth maximum, whose slope is a function the learner will meet again."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, along, along_more

from .variants import VARIANTS


def logsumexp(x, *, axis):
    """Return log of the sum of exp along `axis`; the largest number is taken out first."""
    largest = x.real.max(axis=axis, keepdims=True)
    powers = np.exp(x - largest)
    return np.log(powers.sum(axis=axis)) + np.squeeze(largest, axis)


CASES = (
    along("two numbers", (2,), 0),
    along("five numbers", (5,), -1),
    along("three rows of five, axis=-1", (3, 5), -1),
    along("two rows of three, axis=0", (2, 3), 0),
    along("a square table, axis=0", (3, 3), 0),
    along("a square table, axis=1", (3, 3), 1),
    along("three axes, the middle one", (2, 3, 5), 1),
    along("a single number along the axis", (3, 1), -1),
    Case("all equal", values={"x": np.full((2, 5), 1.5)}, params={"axis": 1}),
    Case(
        "inputs of ±1000",
        values={"x": np.array([[1000.0, 999.0, -1000.0], [-1000.0, -1001.0, -1002.0]])},
        params={"axis": 1},
        kind="edge",
    ),
)

exercise = Exercise(
    id="D4",
    title="The logarithm of a sum of powers",
    parts=(
        Rule(
            "backward",
            logsumexp,
            CASES,
            points=8,
            says="z = log(sum(exp(x))) along axis",
            variants=VARIANTS,
            larger=along_more(),
        ),
    ),
    stars=3,
    minutes=20,
)
