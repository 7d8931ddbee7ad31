"""Exercise D8: two rules, easy on paper, that break at an edge: a saturated sigmoid, a vector of zeros."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, along, cabs, cnorm, sigmoid


def bce(x, *, y):
    """Return the loss of each score, as softplus(x) - y x: nothing overflows."""
    if x.shape != y.shape:
        raise ValueError(f"x is {x.shape} and y is {y.shape}")
    size = cabs(x)
    return (x + size) / 2 + np.log1p(np.exp(-size)) - y * x


def norm(x, *, axis):
    """Return the lengths of the vectors along `axis`."""
    return cnorm(x, axis=axis)


def asked(name, shape, **more):
    """One case of the loss: the truth is drawn once and for all."""
    y = np.round(np.random.default_rng(len(name)).uniform(0, 1, shape), 1)
    return Case(name, {"x": shape}, params={"y": y}, **more)


LOSSES = (
    asked("one score", ()),
    asked("three scores", (3,)),
    asked("two rows, five columns", (2, 5)),
    asked("a square table", (3, 3)),
    asked("three axes", (2, 3, 5)),
    asked("no scores", (0, 3)),
    Case("certain answers", {"x": (2, 3)}, params={"y": np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])}),
    Case(
        "scores of ±800",
        values={"x": np.array([800.0, -800.0, 800.0, -800.0, 30.0, -30.0])},
        params={"y": np.array([1.0, 1.0, 0.0, 0.0, 0.5, 1.0])},
        kind="edge",
    ),
)
LENGTHS = (
    along("one vector of three", (3,), 0),
    along("two vectors of five", (2, 5), -1),
    along("three vectors of two, axis=0", (2, 3), 0),
    along("a square table, axis=0", (3, 3), 0),
    along("a square table, axis=1", (3, 3), 1),
    along("three axes, the middle one", (2, 3, 5), 1),
    along("vectors of one number", (5, 1), -1),
    Case(
        "a vector of zeros among others",
        values={"x": np.array([[3.0, 4.0], [0.0, 0.0], [-1.0, 2.0]])},
        params={"axis": 1},
        kind="kink",
    ),
)


def back(array, axis):
    """Give an array the axis back that the lengths have lost."""
    return np.expand_dims(array, axis)


exercise = Exercise(
    id="D8",
    title="Yes or no, and the length of a vector",
    parts=(
        Rule(
            "bce_backward",
            bce,
            LOSSES,
            points=4,
            says="z = -y log σ(x) - (1 - y) log(1 - σ(x))",
            variants=(
                Variant(
                    "GRADIENT_OF_SHARES",
                    lambda g, x, y: g * (-y / sigmoid(x) + (1 - y) / (1 - sigmoid(x))),
                    "{d} {is_} how L changes with the probability σ(x), not with the score x.",
                    "How much does the probability move when the score is nudged?",
                ),
                Variant(
                    "MISSING_PATH",
                    lambda g, x, y: g * (-y * (1 - sigmoid(x))),
                    "{d} {has} only what comes through the first logarithm; a no counts, too.",
                    "In how many places of the loss does x stand?",
                ),
            ),
        ),
        Rule(
            "norm_backward",
            norm,
            LENGTHS,
            points=4,
            says="z = sqrt(sum(x²)) along axis",
            variants=(
                Variant(
                    "SLOPE_OF_THE_SQUARE",
                    lambda g, x, axis: back(g, axis) * 2 * x,
                    "{d} {is_} right for the sum of the squares: the root around it is missing.",
                    "How steep is the root of s, at s = z²?",
                ),
                Variant(
                    "FORMULA",
                    lambda g, x, z, axis: back(g, axis) * x / back(z, axis) ** 2,
                    "{d} {is_} divided by z twice.",
                    "Double x: does the slope of its length change?",
                ),
                Variant(
                    "WRONG_AXIS",
                    lambda g, x, z, axis: g * x / z,
                    "in {d} each vector meets the g and the z of another one.",
                    "Which axis did z lose, and where does it have to come back?",
                ),
                Variant(
                    "WRONG_AXIS",
                    lambda g, x, axis: back(g, axis) * x / np.sqrt(np.sum(x * x, axis=-1, keepdims=True)),
                    "{d} {is_} divided by lengths along the last axis, whatever `axis` says.",
                    "Along which axis do the vectors lie?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=20,
)
