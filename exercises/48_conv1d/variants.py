"""The wrong rules of exercise F1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


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


def to_minus_zero(g, x, w, stride, padding):
    """Slice to minus the padding, which for 0 leaves nothing."""
    return laid(g, x, w, stride, padding)[padding:-padding], None


def one_step(g, x, w, stride, padding):
    """Return the rule with windows one step apart."""
    padded = np.pad(x, padding)
    dw = sum(up * padded[i : i + len(w)] for i, up in enumerate(g))
    return laid(g, x, w, 1, padding)[padding : padding + len(x)], dw


def without_padding(g, x, w, stride, padding):
    """Return the weights' gradient with windows over x alone."""
    longer = np.concatenate([x, np.zeros(2 * padding)])
    return None, sum(up * longer[i * stride : i * stride + len(w)] for i, up in enumerate(g))


VARIANTS = (
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
        "MINUS_ZERO",
        to_minus_zero,
        "where there is no padding, nothing is left of {d}: a slice to -0 is a slice to 0.",
        "What is a[0:-0] in NumPy?",
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
        "{d} {is_} what you get if the first window began at x[0], and not in the zeros before it.",
        "What did w[0] meet in the first window?",
    ),
)
