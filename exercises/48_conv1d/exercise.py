"""Exercise F1: a sliding window, whose entries are seen several times and whose weights everywhere."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .variants import VARIANTS


def conv1d(x, w, *, stride, padding):
    """Return the weighed sum of every window of x."""
    zeros = np.zeros(padding)
    padded = np.concatenate([zeros, x, zeros])
    windows = window_indices(len(padded), len(w), stride)
    return padded[windows] @ w


def window_indices(n, k, stride):
    """Return which entries each window sees: one row per window."""
    if n < k:
        raise ValueError(f"a window of {k} does not fit into {n}")
    return stride * np.arange((n - k) // stride + 1)[:, None] + np.arange(k)


def window(name, n, k, stride=1, padding=0, **more):
    """One case: k weights slide over n numbers."""
    return Case(name, {"x": (n,), "w": (k,)}, params={"stride": stride, "padding": padding}, **more)


def longer_window(random):
    """Return cases of more numbers, under many weights and under a single one with long steps."""
    n, k, stride, padding = random.integers((24, 10, 1, 0), (40, 15, 4, 4)).tolist()
    step, zeros = random.integers(4, 8, 2).tolist()
    return window("more", n, k, stride, padding), window("more", n, 1, step, zeros)


CASES = (
    window("three weights over five numbers", 5, 3),
    window("two weights over three numbers", 3, 2),
    window("stride 2", 7, 3, 2),
    window("stride 2, one number left over", 8, 3, 2),
    window("padding 1", 5, 3, 1, 1),
    window("stride 2, padding 1, one number left over", 6, 3, 2, 1),
    window("stride 3, gaps between the windows", 8, 2, 3),
    window("padding 2, wider than the numbers", 2, 5, 1, 2),
    window("a single window", 3, 3),
    window("a single weight, stride 2", 5, 1, 2),
)

exercise = Exercise(
    id="F1",
    title="A sliding window",
    parts=(
        Rule(
            "backward",
            conv1d,
            CASES,
            points=10,
            larger=longer_window,
            says="z[i] = sum of w[j] x[i s + j]",
            variants=VARIANTS,
        ),
    ),
    stars=3,
    minutes=30,
)
