"""The wrong rules of exercise F3 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def shared(share):
    """Return a wrong rule: each window gives its gradient away in these shares."""

    def rule(g, x, kernel, stride):
        dx = np.zeros(x.shape)
        for n, c, i, j in np.ndindex(g.shape):
            rows, columns = slice(i * stride, i * stride + kernel), slice(j * stride, j * stride + kernel)
            dx[n, c, rows, columns] += g[n, c, i, j] * share(x[n, c, rows, columns])
        return dx

    return rule


def side_by_side(g, x, kernel):
    """Return the rule with windows that don't overlap."""
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        part = x[n, c, i * kernel : (i + 1) * kernel, j * kernel : (j + 1) * kernel]
        if part.size:
            a, b = np.unravel_index(part.argmax(), part.shape)
            dx[n, c, i * kernel + a, j * kernel + b] += g[n, c, i, j]
    return dx


VARIANTS = (
    Variant(
        "EVERY_ENTRY_WINS",
        shared(lambda window: np.ones(window.shape)),
        "{d} give{s} a window's gradient to all of its pixels.",
        "Nudge a pixel that isn't the largest: does z move?",
    ),
    Variant(
        "MEAN_FOR_MAX",
        shared(lambda window: np.full(window.shape, 1 / window.size)),
        "{d} share{s} a window's gradient out among all of its pixels, as if z were their mean.",
        "Nudge a pixel that isn't the largest: does z move?",
    ),
    Variant(
        "SMALLEST_WINS",
        shared(lambda window: window == window.min()),
        "{d} give{s} a window's gradient to its smallest pixel.",
        "Which pixel made z what it is?",
    ),
    Variant(
        "STRIDE_IGNORED",
        side_by_side,
        "{d} {is_} what you get if the windows lay side by side, whatever `stride` says.",
        "Where does the second window begin?",
    ),
)
