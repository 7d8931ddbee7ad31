"""The upstream gradient in a rule: is it there, once, in every term, and does the rule stay linear in it?

A right rule is linear in g. Each slip with g breaks that in its own way, so four more questions to
the rule (g = 0, 2g, -g, and another g) tell them apart without knowing the op.
"""

import numpy as np

from autogradkit.checking.report.wording import numbers
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding

__all__ = ["upstream"]

NOTHING = 1e-12  # of the largest entry: what a sum of thousands leaves of numbers that cancel


def upstream(evidence, i):
    """Yield what the gradient's answer to other upstream gradients gives away."""
    got = evidence.gots[i]
    if got is None or got.size == 0 or not np.all(np.isfinite(got)):
        return
    something = np.any(np.abs(got) > NOTHING * np.max(np.abs(evidence.wants[i]), initial=0.0))
    if np.any(got) and not something:  # zero but for rounding, and rounding isn't linear
        return
    nothing = evidence.with_other(g=np.zeros_like(evidence.g)).gots[i]
    double = evidence.with_other(g=2 * evidence.g).gots[i]
    if nothing is None or double is None:
        return
    if something and evidence.matches(nothing, got) and evidence.matches(double, got):
        yield Finding(sentences.NO_UPSTREAM)
    elif np.any(np.abs(nothing) > NOTHING * np.max(np.abs(got))) and is_affine(
        evidence, got, nothing, double
    ):
        yield Finding(sentences.TERM_WITHOUT_UPSTREAM, {"left": numbers(nothing)})
    elif something and evidence.matches(double, 4 * got):
        yield Finding(sentences.UPSTREAM_SQUARED)
    elif something and evidence.matches(double, 8 * got):
        yield Finding(sentences.UPSTREAM_CUBED)
    else:
        yield from not_linear(evidence, i, got, double)
        yield from pooled_upstream(evidence, i, got)


def is_affine(evidence, got, nothing, double):
    """Return whether a gradient is a multiple of g and a rest that is there at g = 0, too."""
    if not np.shape(got) == np.shape(nothing) == np.shape(double):  # a learner's function may return anything
        return False
    with np.errstate(all="ignore"):
        return np.all(np.isfinite(nothing)) and evidence.matches(double - nothing, 2 * (got - nothing))


def not_linear(evidence, i, got, double):
    """Yield that the rule treats upstream gradients of different size or sign differently."""
    minus = evidence.with_other(g=-evidence.g).gots[i]
    other = np.roll(evidence.g.ravel(), 1).reshape(evidence.g.shape) - 0.3
    first, both = evidence.with_other(g=other).gots[i], evidence.with_other(g=other + evidence.g).gots[i]
    if minus is None or both is None:
        return
    if not evidence.matches(minus, -1.0 * got):
        yield Finding(sentences.SIGN_OF_UPSTREAM)
    elif not evidence.matches(double, 2 * got):
        yield Finding(sentences.SIZE_OF_UPSTREAM)
    elif first is not None and not evidence.matches(both, first + got):
        yield Finding(sentences.SUM_OF_UPSTREAMS)


def pooled_upstream(evidence, i, got):
    """Yield that only the sum (or the mean) of g arrives."""
    if evidence.g.size < 2 or not np.any(got):
        return
    shuffled = evidence.with_other(g=np.roll(evidence.g.ravel(), 1).reshape(evidence.g.shape))
    if evidence.matches(shuffled.gots[i], got) and not evidence.matches(shuffled.wants[i], evidence.wants[i]):
        yield Finding(sentences.UPSTREAM_POOLED)
