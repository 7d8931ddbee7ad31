"""The judge of one case: are the numbers right, as far as this kind of case can tell?"""

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import mistakes
from autogradkit.checking.sentences import rules as sentences
from autogradkit.platforms import allowed_s

from . import kinks
from .contract import breach

__all__ = ["is_nearly_right", "judge", "relative_error"]

DIRECTIONS = 3  # a wrong entry of a large array shows in every random direction
NEARLY = 1e-3
"""Of the largest entry: what single precision and difference quotients in an ordinary step leave is less, and
a rule that is wrong on some numbers is off by more there."""


def judge(evidence):
    """Return the CaseResult, and the diagnosis if the answer is no set of gradients at all."""
    f, case = evidence.rule.function, evidence.case
    unusable = breach(evidence)
    if unusable:
        status = "error" if evidence.answer.status == "raised" else "failed"
        return CaseResult(f, case.name, status, unusable.says, fields=unusable.fields), unusable
    if case.kind == "large":
        return judge_large(evidence)
    if case.kind == "kink":
        return judge_kink(evidence)
    wrong = [i for i in range(len(evidence.rule.inputs)) if evidence.is_wrong(i)]
    if wrong:
        return wrong_case(evidence, wrong), None
    counts = bool(np.any(evidence.g)) and any(want.size for want in evidence.wants)
    return CaseResult(f, case.name, "passed", counts=counts), None


def wrong_case(evidence, wrong):
    """Return the CaseResult that names the wrong gradients."""
    names = evidence.gradient_names()
    fields = {"gradients": ", ".join(names[i] for i in wrong)}
    return CaseResult(
        evidence.rule.function, evidence.case.name, "failed", sentences.WRONG_GRADIENTS, fields=fields
    )


def refusal(evidence, sentence, **fields):
    """Return the CaseResult and the diagnosis of a case that is refused for what a sentence says."""
    f = evidence.rule.function
    diagnosis = Diagnosis(*sentence, function=f, fields={**evidence.fields(), **fields})
    return CaseResult(f, evidence.case.name, "failed", sentence.code), diagnosis


def judge_kink(evidence):
    """Judge a case at a corner: any subgradient is right, and no convention allows anything else."""
    f, case = evidence.rule.function, evidence.case
    random = generator(f, case.name, "nearby", seed=case.seed)
    inputs = range(len(evidence.gots))
    wrong = next((i for i in inputs if not kinks.is_subgradient(evidence, i, random)), None)
    if wrong is None:
        return CaseResult(f, case.name, "passed"), None
    got, x = evidence.gots[wrong], evidence.inputs[evidence.rule.inputs[wrong]]
    fields = evidence.fields(wrong) | {"d": evidence.gradient_names()[wrong]}
    if got.shape == x.shape and not np.all(np.isfinite(got)):
        at = tuple(int(n) for n in np.argwhere(~np.isfinite(got))[0])
        kind = mistakes.NAN if np.isnan(got[at]) else mistakes.INFINITE
        return refusal(evidence, sentences.NONFINITE_AT_CORNER, **fields, kind=kind, at=x[at])
    return refusal(evidence, sentences.NOT_A_SUBGRADIENT, **fields)


def judge_large(evidence):
    """Judge a large case by a few random directions, by memory and by time.

    Memory comes first: it is the same on every machine, and often what the time went into.
    """
    case, answer = evidence.case, evidence.answer
    random = generator(evidence.rule.function, case.name, "directions", seed=case.seed)
    wrong = [i for i in range(len(answer.value)) if not right_along_directions(evidence, i, random)]
    if wrong:
        return wrong_case(evidence, wrong), None
    if answer.peak_bytes > case.limit_mb * 1e6:
        return refusal(evidence, sentences.FULL_JACOBIAN, limit_mb=case.limit_mb, case=case.name)
    if answer.seconds > allowed_s(case.limit_s):
        return refusal(evidence, sentences.SLOW, limit_s=allowed_s(case.limit_s), case=case.name)
    return CaseResult(evidence.rule.function, case.name, "passed"), None


def right_along_directions(evidence, i, random, rtol=None):
    """Return whether gradient i has the right form, and the right slope along a few random directions."""
    rtol = differences.RTOL[evidence.rule.analytic] if rtol is None else rtol
    rule, got, name = evidence.rule, evidence.answer.value[i], evidence.rule.inputs[i]
    x = evidence.inputs[name]
    if got.shape != x.shape or got.dtype.kind != "f":
        return False
    right = True
    for _ in range(DIRECTIONS):
        v = random.normal(size=x.shape)
        moved = evidence.g * differences.direction(rule, evidence.inputs, evidence.case.params, **{name: v})
        allowed = rtol * np.sum(np.abs(moved)) + evidence.rounding * np.linalg.norm(v)
        right = right and abs(np.sum(got * v) - np.sum(moved)) <= allowed
    return right


def is_nearly_right(evidence):
    """Return whether an answer misses the truth by no more than its last digits."""
    if breach(evidence) or evidence.case.kind == "kink":
        return False
    if evidence.case.kind == "large":
        names = (evidence.rule.function, evidence.case.name, "nearly")
        random = generator(*names, seed=evidence.case.seed)
        return all(right_along_directions(evidence, i, random, NEARLY) for i in range(len(evidence.gots)))
    return all(
        got.shape == want.shape and relative_error(evidence, i) <= NEARLY
        for i, (got, want) in enumerate(zip(evidence.gots, evidence.wants, strict=True))
    )


def relative_error(evidence, i):
    """Return the largest error of gradient i, in units of its largest entry, or of a thousandth of g's.

    A gradient far smaller than g has lost digits on its way in any formula: 1 - z² where z is nearly 1.
    """
    want = evidence.wants[i]
    if not want.size:
        return 0.0
    unit = max(np.max(np.abs(want)), 1e-3 * np.max(np.abs(evidence.g), initial=0.0), 1e-300)
    return float(np.max(np.abs(evidence.gots[i] - want)) / unit)
