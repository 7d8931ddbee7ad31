"""Repairs: two mistakes at once. One of them is undone, and what is left is recognised.

Only what can be undone without knowing the other mistake is: a sign, inputs that have each other's gradient,
copies that were not summed, a matrix on its side, a factor that follows a law.
"""

from dataclasses import replace

import numpy as np

from .constant_factors import candidates
from .finding import Finding
from .shapes import summed_to

__all__ = ["repaired", "repairs"]

TURNED = Finding(
    "SIGN",
    "two things at once: {d} {has} the wrong sign, and something else.",
    "When the input grows a little, does z grow or shrink?",
)
TRADED = Finding(
    "SWAPPED_INPUTS",
    "two things at once: in {d} stands what belongs to the other input, and something else.",
    "Freeze one input: what is the slope of z in the other one?",
)
SUMMED = Finding(
    "UNBROADCAST_MISSING",
    "two things at once: {d} {has} the broadcast shape, and something else is wrong.",
    "One entry was copied to several places: what becomes of its copies' gradients?",
)
TIPPED = Finding(
    "TRANSPOSED",
    "two things at once: {d} {is_} a transposed matrix, and something else is wrong.",
    "Which entry of the input does the gradient's entry [0, 1] belong to?",
)
LAWS = ("2", "1/2", "batch", "1/batch", "last", "1/last", "reduced", "1/reduced", "size", "1/size")


def repairs(wrong, i):
    """Yield (Finding, undo, whether it was a factor) for everything that can be undone in these cases."""
    yield TURNED, turned, False
    yield TRADED, traded, False
    shapes = [(e.gots[i].shape, e.wants[i].shape) for e in wrong]
    if any(got != want for got, want in shapes):
        yield SUMMED, summed, False
        if all(got == want[::-1] for got, want in shapes):
            yield TIPPED, tipped, False
        return
    for law in LAWS:
        said = words(wrong[-1], i, law)
        if said is not None:
            what = (
                f"two things at once: {{d}} {{has}} a factor too many, {said}; and something else is wrong."
            )
            asks = "Write one entry of z out as a formula: which number stands in front of the input?"
            yield Finding("FACTOR", what, asks, law), lambda e, law=law: divided(e, i, law), True


def turned(evidence):
    """Return the gradients with the other sign."""
    return tuple(None if got is None or got.dtype.kind == "b" else -got for got in evidence.answer.value)


def traded(evidence):
    """Return two gradients in the other order, if both are wrong."""
    value = evidence.answer.value
    return value[::-1] if len(value) == 2 and evidence.wrong(0) and evidence.wrong(1) else value


def summed(evidence):
    """Return the gradients summed back to their inputs' shapes, where that can be done."""
    wants = evidence.wants
    sums = [None if got is None else summed_to(got, want.shape) for got, want in pairs(evidence, wants)]
    return tuple(got if one is None else one for got, one in zip(evidence.answer.value, sums, strict=True))


def tipped(evidence):
    """Return every matrix on its other side, where that gives it its input's shape."""
    wants = evidence.wants
    fits = [(got, got is not None and got.T.shape == want.shape) for got, want in pairs(evidence, wants)]
    return tuple(got.T if turned else got for got, turned in fits)


def divided(evidence, i, law):
    """Return the gradients with gradient i divided by what a law gives."""
    value = next((v for name, v, *_ in candidates(evidence, i) if name == law), 0.0)
    gots = list(evidence.answer.value)
    if value and gots[i] is not None and np.all(np.isfinite(gots[i])):
        gots[i] = gots[i] / value
    return tuple(gots)


def words(evidence, i, law):
    """Return a law in words for a case, or None where it gives no factor."""
    return next(
        (said for name, v, said, _ in candidates(evidence, i) if name == law and v not in (0, 1)), None
    )


def pairs(evidence, wants):
    """Pair what came back with what should have."""
    return zip(evidence.answer.value, wants, strict=True)


def repaired(evidence, repair):
    """Return the evidence with one mistake undone; further questions still go to the rule as it is."""
    other = evidence.given()
    vars(other)["answer"] = replace(evidence.answer, value=repair(evidence))
    vars(other)["moves"] = evidence.moves
    return other
