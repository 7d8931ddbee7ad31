"""Exercise F1: a sliding window, whose entries are seen several times and whose weights everywhere."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def conv1d(x, w, *, stride, padding):
    """Return the weighed sum of every window of x."""
    zeros = np.zeros(padding)
    padded = np.concatenate([zeros, x, zeros])
    windows = seen(len(padded), len(w), stride)
    return padded[windows] @ w


def seen(n, k, stride):
    """Return which entries each window sees: one row per window."""
    if n < k:
        raise ValueError(f"a window of {k} does not fit into {n}")
    return stride * np.arange((n - k) // stride + 1)[:, None] + np.arange(k)


def laid(g, x, w, stride, padding):
    """Return dx with its zeros at both ends: a copy of w for every entry of g, where the window lay."""
    dx = np.zeros(len(x) + 2 * padding)
    for i, up in enumerate(g):
        dx[i * stride : i * stride + len(w)] += up * w
    return dx


def with_padding(g, x, w, stride, padding):
    """Return dx with the zeros still there."""
    return laid(g, x, w, stride, padding), None


def cut_on_the_left(g, x, w, stride, padding):
    """Return the first n entries of dx with its zeros."""
    return laid(g, x, w, stride, padding)[: len(x)], None


def one_step(g, x, w, stride, padding):
    """Return the rule with windows one step apart."""
    padded = np.pad(x, padding)
    dw = sum(up * padded[i : i + len(w)] for i, up in enumerate(g))
    return laid(g, x, w, 1, padding)[padding : padding + len(x)], dw


def without_padding(g, x, w, stride, padding):
    """Return the weights' gradient with windows over x alone."""
    longer = np.concatenate([x, np.zeros(2 * padding)])
    return None, sum(up * longer[i * stride : i * stride + len(w)] for i, up in enumerate(g))


def window(name, n, k, stride=1, padding=0, **more):
    """One case: k weights slide over n numbers."""
    return Case(name, {"x": (n,), "w": (k,)}, params={"stride": stride, "padding": padding}, **more)


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
            says="z[i] = sum of w[j] x[i s + j]",
            variants=(
                Variant(
                    "STRIDE_IGNORED",
                    one_step,
                    "{d} {is_} what you get if the windows were one step apart.",
                    "At which entry of x does the window of z[1] begin?",
                ),
                Variant(
                    "PADDING_KEPT",
                    with_padding,
                    "{d} {is_} right, with the gradients of the zeros still at both ends.",
                    "Who wants to know how L changes with the zeros that were put there?",
                ),
                Variant(
                    "PADDING_CUT_WRONGLY",
                    cut_on_the_left,
                    "{d} begin{s} with the gradients of the zeros in front of x.",
                    "At which place of the padded row does x[0] stand?",
                ),
                Variant(
                    "PADDING_IGNORED",
                    without_padding,
                    "{d} {is_} what you get if the first window began at x[0], and not in the zeros before "
                    "it.",
                    "What did w[0] meet in the first window?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=30,
)
