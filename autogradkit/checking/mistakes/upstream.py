"""The upstream gradient in a rule: is it there, once, in every term, and does the rule stay linear in it?

A right rule is linear in g. Each slip with g breaks that in its own way, so four more questions to
the rule (g = 0, 2g, -g, and another g) tell them apart without knowing the op.
"""

import numpy as np

from autogradkit.checking.report.wording import numbers

from .finding import Finding

__all__ = ["upstream"]


def upstream(evidence, i):
    """Yield what the gradient's answer to other upstream gradients gives away."""
    got = evidence.gots[i]
    if got is None or got.size == 0 or not np.all(np.isfinite(got)):
        return
    something = np.any(got)
    nothing = evidence.given(g=np.zeros_like(evidence.g)).gots[i]
    double = evidence.given(g=2 * evidence.g).gots[i]
    if nothing is None or double is None:
        return
    if something and evidence.same(nothing, got) and evidence.same(double, got):
        yield Finding(
            "NO_UPSTREAM",
            "{d} {does} not depend on g, the gradient from above: twice g, even g = 0, gives the same.",
            "If everything after z were scaled by 10, what should happen to {d}?",
        )
    elif np.any(np.abs(nothing) > 1e-12 * np.max(np.abs(got))):
        yield Finding(
            "TERM_WITHOUT_UPSTREAM",
            "with g = 0 nothing flows back, yet {d} {is_} not zero: one term lacks g.",
            f"At g = 0 what is left over is {numbers(nothing)}: which part of your rule is that?",
        )
    elif something and evidence.same(double, 4 * got):
        yield Finding(
            "UPSTREAM_TWICE",
            "{d} grow{s} four-fold when g doubles.",
            "How often is g multiplied in?",
        )
    elif something and evidence.same(double, 8 * got):
        yield Finding(
            "UPSTREAM_TWICE", "{d} grow{s} eight-fold when g doubles.", "How often is g multiplied in?"
        )
    else:
        yield from not_linear(evidence, i, got, double)
        yield from pooled(evidence, i, got)


def not_linear(evidence, i, got, double):
    """Yield that the rule treats upstream gradients of different size or sign differently."""
    minus = evidence.given(g=-evidence.g).gots[i]
    other = np.roll(evidence.g.ravel(), 1).reshape(evidence.g.shape) - 0.3
    first, both = evidence.given(g=other).gots[i], evidence.given(g=other + evidence.g).gots[i]
    if minus is None or both is None:
        return
    if not evidence.same(minus, -1.0 * got):
        yield Finding(
            "NOT_LINEAR",
            "turning g into -g does not negate {d}: the rule treats the signs of g differently.",
            "Which array should decide where gradient passes: the input, or the gradient itself?",
        )
    elif not evidence.same(double, 2 * got):
        yield Finding(
            "NOT_LINEAR",
            "twice the upstream gradient does not give twice {d}.",
            "Is g used in anything but a product or a sum?",
        )
    elif first is not None and not evidence.same(both, first + got):
        yield Finding(
            "NOT_LINEAR",
            "{d} for a sum of two upstream gradients {is_} not the sum of their {d}.",
            "Is g used in anything but a product or a sum?",
        )


def pooled(evidence, i, got):
    """Yield that only the sum (or the mean) of g arrives."""
    if evidence.g.size < 2 or not np.any(got):
        return
    shuffled = np.roll(evidence.g.ravel(), 1).reshape(evidence.g.shape)
    moved = evidence.given(g=shuffled)
    if evidence.same(moved.gots[i], got) and not evidence.same(moved.wants[i], evidence.wants[i]):
        yield Finding(
            "UPSTREAM_POOLED",
            "{d} {does} not change when the entries of g swap places: only their sum is used.",
            "Which entry of g belongs to which entry of the input?",
        )
