"""The wrong rules of exercise D6 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


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


VARIANTS = (
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
        "{d} {is_} how L changes with the shares, not with the scores: softmax's own rule is missing.",
        "How many shares of a row move when you nudge one score?",
    ),
)
