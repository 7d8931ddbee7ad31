"""Exercise D8: two rules, easy on paper, that break at an edge: a saturated sigmoid, a vector of zeros."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, along, along_more, cabs, cnorm

from .variants import BCE_VARIANTS, NORM_VARIANTS


def bce(x, *, y):
    """Return the loss of each score, as softplus(x) - y x: nothing overflows."""
    if x.shape != y.shape:
        raise ValueError(f"x is {x.shape} and y is {y.shape}")
    size = cabs(x)
    return (x + size) / 2 + np.log1p(np.exp(-size)) - y * x


def norm(x, *, axis):
    """Return the lengths of the vectors along `axis`."""
    return cnorm(x, axis=axis)


def loss_case(name, shape, **more):
    """One case of the loss: the truth is drawn once and for all."""
    y = np.round(np.random.default_rng(len(name)).uniform(0, 1, shape), 1)
    return Case(name, {"x": shape}, params={"y": y}, **more)


LOSSES = (
    loss_case("one score", ()),
    loss_case("three scores", (3,)),
    loss_case("two rows, five columns", (2, 5)),
    loss_case("a square table", (3, 3)),
    loss_case("three axes", (2, 3, 5)),
    loss_case("no scores", (0, 3)),
    Case("certain answers", {"x": (2, 3)}, params={"y": np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])}),
    Case(
        "scores of ±800",
        values={"x": np.array([800.0, -800.0, 800.0, -800.0, 30.0, -30.0])},
        params={"y": np.array([1.0, 1.0, 0.0, 0.0, 0.5, 1.0])},
        kind="edge",
    ),
)


def more_scores(random):
    """Return a case of a larger table."""
    return loss_case("more", tuple(random.integers((6, 5), (10, 9)).tolist()))


def some_without_length(random):
    """Draw vectors along any axis but the last, two of them zeros."""
    x, axis = random.uniform(0.3, 1.7, (2, 2, 3)), int(random.choice([-3, -2, 0, 1]))
    vectors = np.moveaxis(x, axis, -1)
    for place in random.permutation(list(np.ndindex(vectors.shape[:-1])))[:2]:
        vectors[tuple(place)] = 0.0
    return {"values": {"x": x}, "params": {"axis": axis}}


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
        redraw=some_without_length,
    ),
)


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
            variants=BCE_VARIANTS,
            larger=more_scores,
        ),
        Rule(
            "norm_backward",
            norm,
            LENGTHS,
            points=4,
            says="z = sqrt(sum(x²)) along axis",
            variants=NORM_VARIANTS,
            larger=along_more(),
        ),
    ),
    stars=3,
    minutes=20,
)
