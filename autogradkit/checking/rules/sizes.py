"""Other sizes: is a rule that is right on ordinary numbers right on large and small ones too?

Whoever cuts g off at 5 or keeps a divisor away from 0.1 is right on every number of ordinary size. So what
passed is tried once more, with g and with the inputs far larger and far smaller.
"""

from dataclasses import replace

import numpy as np

from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences

__all__ = ["of_other_sizes", "only_by_size"]

VAGUE = {"WRONG_VALUES", "ALL_ZERO", "WRONG_ONLY_WHERE"}  # seen on one size alone they say less than the size
UPSTREAM = ((sentences.LARGE_UPSTREAM, 1e3), (sentences.SMALL_UPSTREAM, 1e-6))
INPUTS = ((sentences.LARGE_INPUTS, 30.0), (sentences.SMALL_INPUTS, 1 / 30))
"""Of the inputs: entries of about 50 overflow no exp; entries of about 0.03 are far from every corner."""


def of_other_sizes(evidences):
    """Yield the first telling case once more for every size of g, and of the inputs where any may be had."""
    telling = (
        e for e in evidences if e.case.kind == "plain" and not e.case.same and e.z.size > 1 and np.all(e.g)
    )
    evidence = next(telling, None)
    if evidence is None:
        return
    others = [(what, evidence.with_other(g=times * evidence.g)) for what, times in UPSTREAM]
    rule = evidence.rule
    if rule.analytic and not rule.domain and not evidence.case.values:
        for what, times in INPUTS:
            other = evidence.with_other(**{name: times * x for name, x in evidence.inputs.items()})
            if all(np.all(np.isfinite(array)) for array in (other.z, *other.wants)):
                others.append((what, other))
    for what, other in others:
        what = fill(what, evidence.fields())
        name = fill(sentences.OTHER_CASE, {"case": evidence.case.name, "what": what})
        other.case = replace(evidence.case, name=name, layout="C")
        yield other


def only_by_size(rule, wrong, named):
    """Return the diagnoses of a rule that is wrong in these cases only."""
    if any(d.code not in VAGUE for d in named):
        return named
    fields = {"case": wrong[0].case.name}
    return (Diagnosis(*sentences.WRONG_ONLY_BY_SIZE, function=rule.function, fields=fields),)
