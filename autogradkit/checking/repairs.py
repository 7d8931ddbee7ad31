"""Repairs: two mistakes at once. One of them is undone, and what is left is recognised.

Only a whole gradient is repaired, by turning its sign or by giving each input the other's gradient: these
two can be undone without knowing the other mistake.
"""

from dataclasses import replace

from .finding import Finding

__all__ = ["REPAIRS", "repaired"]

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


def turned(evidence):
    """Return the gradients with the other sign."""
    return tuple(None if got is None or got.dtype.kind == "b" else -got for got in evidence.answer.value)


def traded(evidence):
    """Return two gradients in the other order, if both are wrong."""
    value = evidence.answer.value
    return value[::-1] if len(value) == 2 and evidence.wrong(0) and evidence.wrong(1) else value


REPAIRS = ((TURNED, turned), (TRADED, traded))


def repaired(evidence, repair):
    """Return the evidence with one mistake undone; further questions still go to the rule as it is."""
    other = evidence.given()
    vars(other)["answer"] = replace(evidence.answer, value=repair(evidence))
    return other
