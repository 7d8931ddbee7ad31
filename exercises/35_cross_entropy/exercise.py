"""Exercise D6: cross-entropy, whose rule is shorter than its forward."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, softmax


def cross_entropy(x, *, target):
    """Return the mean over the rows of -log softmax(x)[target], without overflow."""
    if len(target) != len(x):
        raise ValueError(f"{len(target)} classes for {len(x)} rows")
    largest = np.max(np.real(x), axis=1, keepdims=True)
    sums = np.log(np.sum(np.exp(x - largest), axis=1)) + largest[:, 0]
    return np.sum(sums - x[np.arange(len(x)), target]) / len(x)


def gradient_of_the_shares(g, x, target, shares):
    """Return how much L changes per unit of the shares."""
    dp, rows = np.zeros(x.shape), np.arange(len(x))
    dp[rows, target] = -g / shares[rows, target] / len(x)
    return dp


def beside_the_target(step):
    """Return the wrong rule that looks for the right class so many places further on, round the end."""

    def rule(g, x, target, shares):
        beside = np.eye(x.shape[1])[(target + step) % x.shape[1]]
        return g * (shares - beside) / len(x)

    return rule


def whole_columns(g, x, target, shares):
    """Return the wrong rule that subtracts the 1 in every row, wherever some row has its class."""
    return g * (shares - np.any(np.eye(x.shape[1])[target], axis=0)) / len(x)


def labelled(name, target, classes, **more):
    """One case: a row of scores for each class number in `target`."""
    target = np.array(target)
    return Case(name, {"x": (len(target), classes)}, params={"target": target}, **more)


CASES = (
    labelled("one example, two classes", [1], 2),
    labelled("two examples, three classes", [2, 0], 3),
    labelled("five examples, three classes", [0, 2, 1, 1, 0], 3),
    labelled("three examples, five classes", [4, 0, 2], 5),
    labelled("as many examples as classes", [1, 2, 0], 3),
    labelled("all of one class", [1, 1, 1, 1, 1, 1, 1], 2),
    Case(
        "the right class is the favourite already",
        values={"x": np.array([[5.0, -1.0, 0.5], [0.3, 0.2, 6.0]])},
        params={"target": np.array([0, 2])},
    ),
    Case(
        "scores of ±10,000",
        values={"x": np.array([[1e4, -1e4, 0.0], [-1e4, 9_999.0, 1e4]])},
        params={"target": np.array([1, 2])},
        kind="edge",
    ),
)

exercise = Exercise(
    id="D6",
    title="Cross-entropy",
    parts=(
        Rule(
            "backward",
            cross_entropy,
            CASES,
            points=8,
            says="z = mean of -log(share of the right class)",
            offers={"shares": lambda z, inputs, params: softmax(inputs["x"])},
            variants=(
                *(
                    Variant(
                        "OFF_BY_ONE",
                        beside_the_target(step),
                        f"{{d}} would be right if every target were one {said}.",
                        "Which column belongs to class 0?",
                    )
                    for step, said in ((-1, "lower"), (1, "higher"))
                ),
                Variant(
                    "WHOLE_COLUMNS",
                    whole_columns,
                    "in {d} a class that is right for one row counts as right for all of them.",
                    "Which entries does `[:, target]` pick out of two rows? Only one of each row is wanted.",
                ),
                Variant(
                    "GRADIENT_OF_SHARES",
                    gradient_of_the_shares,
                    "{d} {is_} how L changes with the shares, not with the scores: softmax's own rule is "
                    "missing.",
                    "How many shares of a row move when you nudge one score?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=20,
)
