"""Exercise I4: checkpointing, with values and forward steps counted."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive
from .judge import judge, judge_length
from .truth import mask, passes


def right_result(weights, x, g, s, dropout, coin):
    """Return the gradient; the counts are judged by their limits, given here."""
    for W, (z, kept) in reversed(list(zip(weights, passes(weights, x, dropout, coin), strict=True))):
        g = W.T @ (g * kept * (1 - z**2))
    n = len(weights)
    return g, -(-n // s) + s + 2, 2 * n, n


def drawn(n, s, dropout=0):
    """Return a draw of a chain of n steps, whose gradient reaches x: each W turns h and shortens nothing.

    With dropout it is wide, so that two coins rarely fall alike.
    """
    width = 8 if dropout else 3

    def draw(random):
        weights = np.linalg.qr(random.normal(size=(n, width, width)))[0]
        ends = {"x": random.normal(size=width), "g": random.normal(size=width)}
        coin = living_coin(random, len(range(0, n, dropout)), width) if dropout else 0
        return {"weights": weights, **ends, "s": s, "dropout": dropout, "coin": coin}

    return draw


def of_any_length(random):
    """Draw a chain of any length, with a segment length that fits or doesn't, and dropout in some steps."""
    n = int(random.integers(23, 60))
    return drawn(n, int(random.integers(4, 9)), dropout=int(random.integers(1, 5)))(random)


def living_coin(random, steps, width):
    """Return where the coin may stand so that no step's dropout leaves nothing."""
    while True:
        coin = int(random.integers(1_000_000))
        if all(mask(coin + i, width).any() for i in range(steps)):
            return coin


def in_words(weights, x, g, s, dropout, coin):
    """Return what an example says of a trial of checkpoint."""
    steps = [k for k in range(len(weights)) if dropout and k % dropout == 0]
    return {"chain.n": len(weights), "s": s} | ({"steps with dropout": steps} if steps else {})


def length_trial(n):
    """Return one trial of segment_length; drawn anew, squares are others, as they have one answer alone."""

    def other(random):
        root = int(n**0.5)
        square = root * root == n > 2
        return {
            "n": int(random.integers(root, 5 * root)) ** 2 if square else int(random.integers(n, 2 * n + 1))
        }

    return Trial(f"n = {n}", {"n": n}, redraw=other)


def least(n):
    """Return the best segment length."""
    return min(range(1, n + 1), key=lambda s: (-(-n // s) + s, s))


exercise = Exercise(
    id="I4",
    title="Remember less, compute twice",
    parts=(
        Task(
            "checkpoint",
            right_result,
            (
                Trial("n = 64, s = 8", drawn(64, 8)),
                Trial("n = 100, s = 10", drawn(100, 10)),
                Trial("n = 40, s = 5", drawn(40, 5)),
                Trial("n = 10, s = 3", drawn(10, 3)),
                Trial("n = 5, s = 1", drawn(5, 1)),
                Trial("n = 7, s = 7", drawn(7, 7)),
                Trial("n = 4, s = 9", drawn(4, 9), redraw=drawn(4, 9, dropout=1)),
                Trial("n = 1, s = 1", drawn(1, 1)),
                Trial("n = 12, s = 4, with dropout", drawn(12, 4, dropout=3)),
                Trial("n = 10, s = 4, dropout at every step", drawn(10, 4, dropout=1)),
            ),
            points=13,
            says="the gradient of x, keeping few values",
            results=("gradient", "values kept", "steps run", "steps run back"),
            drive=drive,
            judge=judge,
            larger=of_any_length,
            given=in_words,
            rtol=1e-8,
            ranges={"g": (-np.inf, np.inf)},
        ),
        Task(
            "segment_length",
            least,
            tuple(map(length_trial, (64, 100, 1, 2, 10, 50, 1000))),
            points=3,
            says="the s for which ⌈n/s⌉ + s is least",
            larger=lambda random: {"n": int(random.integers(70, 320)) ** 2 - int(random.integers(2))},
            results=("s",),
            judge=judge_length,
        ),
    ),
    stars=4,
    minutes=40,
)
