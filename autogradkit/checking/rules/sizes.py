"""Sizes: is a rule that is right on ordinary numbers right on large and small ones too?

Whoever cuts g off at 5 or keeps a divisor away from 0.1 is right on every number of ordinary size. So what
passed is asked once more, with g and with the inputs far larger and far smaller.
"""

from dataclasses import replace

import numpy as np

from autogradkit.checking.report.report import Diagnosis

__all__ = ["only_by_size", "other_sizes"]

VAGUE = {"WRONG_VALUES", "ALL_ZERO", "WRONG_ONLY_WHERE"}  # seen on one size alone they say less than the size
UPSTREAM = {"g a thousand times larger": 1e3, "g a million times smaller": 1e-6}
INPUTS = {"the inputs 30 times larger": 30.0, "the inputs 30 times smaller": 1 / 30}
"""Of the inputs: entries of about 50 overflow no exp; entries of about 0.03 are far from every corner."""


def other_sizes(evidences):
    """Yield the first telling case once more for every size of g, and of the inputs where any may be had."""
    telling = (
        e for e in evidences if e.case.kind == "plain" and not e.case.same and e.z.size > 1 and np.all(e.g)
    )
    evidence = next(telling, None)
    if evidence is None:
        return
    asked = [(said, evidence.given(g=times * evidence.g)) for said, times in UPSTREAM.items()]
    rule = evidence.rule
    if rule.analytic and not rule.domain and not evidence.case.values:
        for said, times in INPUTS.items():
            other = evidence.given(**{name: times * x for name, x in evidence.inputs.items()})
            if all(np.all(np.isfinite(array)) for array in (other.z, *other.wants)):
                asked.append((said, other))
    for said, other in asked:
        other.case = replace(evidence.case, name=f"{evidence.case.name}, {said}", layout="C")
        yield other


def only_by_size(rule, wrong, named):
    """Return the diagnoses of a rule that is wrong in these cases only."""
    if any(d.code not in VAGUE for d in named):
        return named
    said = wrong[0].case.name
    asks = "Is anything cut off, rounded, or kept away from zero?"
    observed = f"{rule.function} is right on ordinary numbers, and wrong on “{said}”."
    return (Diagnosis("WRONG_ONLY_WHERE", observed, asks, True, rule.function),)
