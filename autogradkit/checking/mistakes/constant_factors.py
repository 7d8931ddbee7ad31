"""Factors that are one number: a gradient that is right but for it, and where that number comes from.

One case shows a ratio, such as 3. Only cases of different shapes tell whether 3 is the number of
rows, the number of copies or plain 3: a law has to give the ratio on every failing case.
"""

import numpy as np

from autogradkit.checking.sentences import mistakes as sentences

from .factor_laws import candidates
from .finding import Finding

__all__ = ["constant_factor", "extra_term", "parameter_ignored", "unexplained_factor", "varying_factor"]

RATIO_RTOL, RATIO_ATOL = 1e-6, 1e-8
"""Between the ratio and a law's: six digits, as for all that is recognised (`differences.MATCH_RTOL`)."""


def constant_factor(evidence, i):
    """Yield every law that explains a constant ratio of got to want."""
    c = wrong_ratio(evidence, i)
    if c is None:
        return
    for factor in candidates(evidence, i):
        if abs(c - factor.value) <= RATIO_ATOL + RATIO_RTOL * abs(factor.value):
            yield factor.finding()


def unexplained_factor(evidence, i):
    """Yield a constant ratio that no law explains."""
    c = wrong_ratio(evidence, i)
    if c is not None:
        yield Finding(sentences.UNEXPLAINED_FACTOR, {"factor": c}, f"{c:.6g}")


def varying_factor(evidence, i):
    """Yield a ratio that is constant on this case; of a single number there is always one."""
    c = wrong_ratio(evidence, i) if evidence.wants[i].size > 1 else None
    if c is not None:
        yield Finding(sentences.VARYING_FACTOR, {"factor": c, "case": evidence.case.name}, "varying")


def wrong_ratio(evidence, i):
    """Return the constant, other than 1, with got = c want, or None."""
    got = evidence.gots[i]
    c = None if got is None else ratio(evidence, got, evidence.wants[i])
    return None if c is None or np.isclose(c, 1.0, rtol=RATIO_RTOL) else c


def ratio(evidence, got, want):
    """Return the constant c with got = c want, or None."""
    if got.shape != want.shape or not np.any(want) or not np.all(np.isfinite(got)):
        return None
    at = np.unravel_index(np.argmax(np.abs(want)), want.shape)
    c = got[at] / want[at]
    return c if c != 0 and evidence.matches(got, c * want) else None


def extra_term(evidence, i):
    """Yield that a multiple of an input is added that is too much, or too little."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None or got.shape != want.shape or want.size < 2 or not np.all(np.isfinite(got)):
        return
    for name, x in (*evidence.inputs.items(), ("g", evidence.g)):
        times = ratio(evidence, got - want, x) if x.shape == want.shape else None
        if times is not None:
            fields = {"term": evidence.name_of(name), "times": times, "case": evidence.case.name}
            yield Finding(sentences.ADDS, fields, name)


def parameter_ignored(evidence, i):
    """Yield that a number which the forward uses makes no difference to the rule."""
    got, params = evidence.gots[i], evidence.case.params
    if got is None or got.shape != evidence.wants[i].shape:
        return
    for name, p in params.items():
        if isinstance(p, bool) or not isinstance(p, (int, float)) or "axis" in name:
            continue
        changes = (p + 1, p + 3) if isinstance(p, int) else (1.3 * p + 0.1, 2.6 * p + 1.2)
        others = [evidence.with_params({**params, name: other}) for other in changes]
        others = [other for other in others if is_usable(other, evidence, i)]
        if any(offers_differ(other, evidence) for other in others):  # there: what is not used is an array
            continue
        moved = [not evidence.matches(other.gots[i], got) for other in others]
        should = [not evidence.matches(other.wants[i], evidence.wants[i]) for other in others]
        if any(should) and not any(moved):
            yield Finding(sentences.PARAMETER_IGNORED, {"name": name}, name)


def offers_differ(other, evidence):
    """Return whether another parameter reaches the rule in what the exercise offers, as eps does in sigma."""
    here, there = evidence.offered_arguments(), other.offered_arguments()
    return not all(np.array_equal(here[name], there[name]) for name in evidence.rule.offers)


def is_usable(other, evidence, i):
    """Return whether the forward takes another parameter as it took this one."""
    try:
        return other.z.shape == evidence.z.shape and np.all(np.isfinite(other.wants[i]))
    except (ValueError, IndexError, TypeError):
        return False
