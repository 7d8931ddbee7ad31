"""The judge of one case: are the numbers right, as far as this kind of case can tell?"""

import numpy as np

from autogradkit.checking import differences
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.sampling import generator

from . import kinks
from .contract import broken

__all__ = ["judge", "relative_error"]

DIRECTIONS = 3  # a wrong entry of a large array shows in every random direction


def judge(evidence):
    """Return the CaseResult, and the diagnosis if the answer is no set of gradients at all."""
    f, case = evidence.rule.function, evidence.case
    unusable = broken(evidence)
    if unusable:
        status = "error" if evidence.answer.status == "raised" else "failed"
        return CaseResult(f, case.name, status, unusable.observed), unusable
    if case.kind == "large":
        return judge_large(evidence)
    if case.kind == "kink":
        random = generator(f, case.name, "nearby", seed=case.seed)
        wrong = [i for i in range(len(evidence.gots)) if not kinks.is_subgradient(evidence, i, random)]
        return (kink_failed(evidence, wrong[0])) if wrong else (CaseResult(f, case.name, "passed"), None)
    wrong = [name for i, name in enumerate(evidence.rule.inputs) if evidence.wrong(i)]
    counts = bool(np.any(evidence.g)) and any(want.size for want in evidence.wants)
    note = "wrong: " + ", ".join(f"d{name}" for name in wrong) if wrong else ""
    return CaseResult(f, case.name, "failed" if wrong else "passed", note, counts or bool(wrong)), None


def kink_failed(evidence, i):
    """Return the result and the diagnosis of a gradient that no convention at a corner allows."""
    name = evidence.rule.inputs[i]
    f, case = evidence.rule.function, evidence.case
    got, x = evidence.gots[i], evidence.inputs[name]
    if got.shape == x.shape and not np.all(np.isfinite(got)):
        at = tuple(int(n) for n in np.argwhere(~np.isfinite(got))[0])
        said = f"d{name} is {'NaN' if np.isnan(got[at]) else 'infinite'} at a corner, {name} = {x[at]:.6g}."
        asks = "At a corner a number between the slopes left and right of it is wanted. Which do you take?"
        return CaseResult(f, case.name, "failed", "NONFINITE_AT"), Diagnosis(
            "NONFINITE_AT", said, asks, True, f
        )
    diagnosis = Diagnosis(
        "NOT_A_SUBGRADIENT",
        f"at a corner or a tie several values of d{name} are right, and mixtures of them; yours is none.",
        "When two entries tie, may each of them receive all of g?",
        True,
        f,
    )
    return CaseResult(f, case.name, "failed", diagnosis.code), diagnosis


def judge_large(evidence):
    """Judge a large case by a few random directions, by time and by memory."""
    rule, case, answer = evidence.rule, evidence.case, evidence.answer
    f = rule.function
    random = generator(f, case.name, "directions", seed=case.seed)
    for got, name in zip(answer.value, rule.inputs, strict=True):
        x = evidence.inputs[name]
        right = got.shape == x.shape and got.dtype.kind == "f"
        for _ in range(DIRECTIONS if right else 0):
            v = random.normal(size=x.shape)
            moved = evidence.g * differences.direction(rule, evidence.inputs, case.params, name, v)
            allowed = differences.RTOL[rule.analytic] * np.sum(np.abs(moved))
            right = right and abs(np.sum(got * v) - np.sum(moved)) <= allowed
        if not right:
            return CaseResult(f, case.name, "failed", f"wrong: d{name}"), None
    if answer.seconds > case.limit_s:
        said = f"{f} takes longer than {case.limit_s:g} seconds on “{case.name}”."
        slow = Diagnosis("SLOW", said, "Which loop could NumPy run for you?", True, f)
        return CaseResult(f, case.name, "failed", "SLOW"), slow
    if answer.peak_bytes > case.limit_mb * 1e6:
        said = f"{f} builds arrays of more than {case.limit_mb:g} MB on “{case.name}”."
        asks = "Does your rule need the whole matrix of derivatives, or only its product with g?"
        return CaseResult(f, case.name, "failed", "FULL_JACOBIAN"), Diagnosis(
            "FULL_JACOBIAN", said, asks, True, f
        )
    return CaseResult(f, case.name, "passed"), None


def relative_error(evidence, i):
    """Return the largest error of gradient i, in units of its largest entry, or of a thousandth of g's.

    A gradient far smaller than g has lost digits on its way in any formula: 1 - z² where z is nearly 1.
    """
    want = evidence.wants[i]
    if not want.size:
        return 0.0
    unit = max(np.max(np.abs(want)), 1e-3 * np.max(np.abs(evidence.g), initial=0.0), 1e-300)
    return float(np.max(np.abs(evidence.gots[i] - want)) / unit)
