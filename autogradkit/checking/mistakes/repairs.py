"""Two mistakes at once: one of them is undone, and what is left is recognised.

Only what can be undone without knowing the other mistake is: a sign, inputs that have each other's gradient,
copies that were not summed, a matrix on its side, a factor that follows a law.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from autogradkit.checking.sentences import mistakes as sentences

from . import factor_laws as laws
from .finding import Finding
from .shapes import summed_to

__all__ = ["Repair", "repairs", "without_mistake"]

USUAL_LAWS = (
    laws.TWICE,
    laws.HALF,
    laws.TIMES_BATCH,
    laws.BY_BATCH,
    laws.TIMES_LAST,
    laws.BY_LAST,
    laws.TIMES_REDUCED,
    laws.BY_REDUCED,
    laws.TIMES_SIZE,
    laws.BY_SIZE,
)


class Repair(NamedTuple):
    """A mistake that can be undone: what it is called, and the gradients that an Evidence is left with.

    After `of_a_factor` fewer mistakes are looked for: most others would be explained by a factor again.
    """

    finding: Finding
    gradients: Callable
    of_a_factor: bool = False


def repairs(wrong, i):
    """Yield a Repair for everything that can be undone in these cases."""
    yield Repair(Finding(sentences.AND_NEGATED), with_other_sign)
    yield Repair(Finding(sentences.AND_SWAPPED), with_inputs_swapped)
    shapes = [(e.gots[i].shape, e.wants[i].shape) for e in wrong]
    if any(got != want for got, want in shapes):
        if all(is_broadcast(e.gots[i].shape, e.wants[i].shape, e.z.shape) for e in wrong):
            yield Repair(Finding(sentences.AND_NOT_SUMMED), with_copies_summed)
        if all(got == want[::-1] for got, want in shapes):
            yield Repair(Finding(sentences.AND_TRANSPOSED), with_matrices_transposed)
        return
    for law in USUAL_LAWS:
        factor = laws.factor_by(law, wrong[-1], i)
        if factor is not None:
            finding = factor.finding(sentences.AND_FACTOR)
            yield Repair(finding, lambda e, law=law: with_factor_divided_out(e, i, law), of_a_factor=True)


def is_broadcast(got, want, z):
    """Return whether a shape is the wanted one but for axes that are as long as those of z.

    >>> is_broadcast((2, 3), (3,), (2, 3)), is_broadcast((2,), (1,), (6,))
    (True, False)
    """
    if len(got) != len(z) or len(want) > len(got):
        return False
    want = (1,) * (len(got) - len(want)) + want
    return all(g in (w, n) for g, w, n in zip(got, want, z, strict=True))


def with_other_sign(evidence):
    """Return the gradients with the other sign."""
    return tuple(None if got is None or got.dtype.kind == "b" else -got for got in evidence.answer.value)


def with_inputs_swapped(evidence):
    """Return two gradients in the other order, if both are wrong."""
    value = evidence.answer.value
    return value[::-1] if len(value) == 2 and evidence.is_wrong(0) and evidence.is_wrong(1) else value


def with_copies_summed(evidence):
    """Return the gradients summed back to their inputs' shapes, where that can be done."""
    sums = [None if got is None else summed_to(got, want.shape) for got, want in pairs(evidence)]
    return tuple(got if one is None else one for got, one in zip(evidence.answer.value, sums, strict=True))


def with_matrices_transposed(evidence):
    """Return every matrix on its other side, where that gives it its input's shape."""
    return tuple(
        got.T if got is not None and got.T.shape == want.shape else got for got, want in pairs(evidence)
    )


def with_factor_divided_out(evidence, i, law):
    """Return the gradients with gradient i divided by what a law gives."""
    factor, gots = laws.factor_by(law, evidence, i), list(evidence.answer.value)
    if factor is not None and gots[i] is not None and np.all(np.isfinite(gots[i])):
        gots[i] = gots[i] / factor.value
    return tuple(gots)


def pairs(evidence):
    """Pair what came back with what should have."""
    return zip(evidence.answer.value, evidence.wants, strict=True)


def without_mistake(evidence, repair):
    """Return the evidence with one mistake undone; further questions still go to the rule as it is."""
    return evidence.with_answer(replace(evidence.answer, value=repair.gradients(evidence)))
