"""Exercise D4: log Σ exp, the smooth maximum, whose slope is a function the learner will meet again."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, along, softmax


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
            variants=(
                Variant(
                    "FORMULA",
                    lambda g, x, axis: np.expand_dims(g, axis) * np.exp(x),
                    "{d} {is_} g times exp(x): the slope of the powers alone. "
                    "The logarithm around their sum has a slope, too.",
                    "How steep is log at the sum? Is a nudge of all x by 0.01 worth 0.01 of z with your "
                    "rule?",
                ),
                Variant(
                    "FORMULA",
                    lambda g, x, axis: (
                        np.expand_dims(g, axis) * softmax(x, axis=axis) * (1 - softmax(x, axis=axis))
                    ),
                    "{d} {is_} g times s (1 - s), where s are the shares: "
                    "that is how a share reacts to its own score.",
                    "One derivative too many? z is a single number per row, not a row of shares.",
                ),
                Variant(
                    "WRONG_AXIS",
                    lambda g, x, axis: g * softmax(x, axis=axis),
                    "{d} {has} the right shares, but each row meets the g of another one.",
                    "Which axis did g lose, and where does it have to come back?",
                ),
                Variant(
                    "WRONG_AXIS",
                    lambda g, x, axis: np.expand_dims(g, axis) * softmax(x),
                    "{d} {has} shares that add up to 1 along the last axis, whatever `axis` says.",
                    "Along which axis does the forward sum?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=20,
)
