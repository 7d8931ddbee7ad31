"""The check of one rule: every case, then the contract, then what the mistakes have in common."""

from dataclasses import replace

import numpy as np

from . import differences, kinks
from .contract import broken, left_alone, names_asked, same_twice
from .diagnose import diagnose
from .evidence import for_case
from .example import smallest_example
from .report import CaseResult, Diagnosis
from .sampling import generator
from .verdict import STOPS, Verdict, stopped

__all__ = ["check_rule"]

DIRECTIONS = 3
FORMULA_ERROR = 2e-12
"""Right formulations are within 2e-15 of the largest entry; central differences at their best step within
1e-11 … 1e-10. Between the two a rule passes and is flagged."""


def check_rule(rule, answerer):
    """Try one rule on all its cases and return the Verdict."""
    if rule.function not in answerer.functions:
        return stopped(rule.function, "missing")
    evidences = [for_case(rule, case, answerer) for case in rule.cases]
    names = names_asked(rule, answerer, evidences[0].offered())
    tried, results, found = [], [], []
    for evidence in (*evidences, *probes(evidences)):
        if evidence.answer.status in STOPS:
            return stopped(rule.function, evidence.answer.status, evidence.case.name)
        result, diagnosis = judge(evidence)
        tried.append(evidence)
        results.append(result)
        found += [diagnosis] if diagnosis else []
    results, manners, moody = contract_cases(rule, tried, results)
    if moody:  # an answer that changes explains every wrong number
        return Verdict(some(results), tuple(results), (moody,))
    return verdict(rule, answerer, tried, results, [*found, *manners], names)


def verdict(rule, answerer, tried, results, found, names):
    """Put the verdict together: numbers first, then what raised, then the contract."""
    passed = all(result.status == "passed" for result in results)
    if passed:
        return numerical(rule, tried, tuple(results))
    wrong = [
        e
        for e, result in zip(tried, results, strict=False)
        if result.status == "failed" and e.case.kind in ("plain", "edge") and not broken(e)
    ]
    right = [e for e, result in zip(tried, results, strict=False) if result.status == "passed"]
    named = diagnose(rule, wrong, [e for e in right if e.case.kind == "plain"]) if wrong else ()
    once = {(d.code, d.function): d for d in reversed([*named, *found])}
    ordered = list(dict.fromkeys((d.code, d.function) for d in (*names, *named, *found)))
    once |= {(d.code, d.function): d for d in names}
    diagnoses = tuple(once[key] for key in ordered)
    example = smallest_example(rule, wrong, answerer) if wrong else None
    counted = [result for result in results if result.counts]
    status = "error" if all(result.status == "error" for result in counted) else some(results)
    return Verdict(status, tuple(results), diagnoses, example)


def some(results):
    """Return `partial` if a case that counts went right, else `failed`."""
    return "partial" if any(result.status == "passed" and result.counts for result in results) else "failed"


def numerical(rule, tried, results):
    """Return the verdict on a rule that passed: flagged if its numbers look like difference quotients."""
    plain = [e for e in tried if e.case.kind == "plain" and e.z.size and np.any(e.g)]
    off = max((relative_error(e, i) for e in plain for i in range(len(rule.inputs))), default=0.0)
    if not rule.analytic or off <= FORMULA_ERROR:
        return Verdict("passed", results)
    said = f"every number is right to about {off:.0e}, but a formula is right to about 1e-15."
    asks = "Is there a difference quotient in your rule? This is for a person to look at."
    return Verdict("flagged", results, (Diagnosis("LOOKS_NUMERICAL", said, asks, False, rule.function),))


def relative_error(evidence, i):
    """Return the largest error of gradient i, in units of its largest entry."""
    want = evidence.wants[i]
    if not want.size:
        return 0.0
    return float(np.max(np.abs(evidence.gots[i] - want)) / max(np.max(np.abs(want)), 1e-300))


def probes(evidences):
    """Yield the questions about g alone: nothing, one entry only, and its negative."""
    for evidence in evidences:
        if evidence.case.kind == "plain" and evidence.z.size > 1:
            one = np.zeros(evidence.z.shape)
            one.flat[-1] = 1.0
            for said, g in (
                ("g = 0", 0 * one),
                ("g with a single 1", one),
                ("the negative of g", -evidence.g),
            ):
                probe = evidence.given(g=g)
                probe.case = replace(evidence.case, name=f"{evidence.case.name}, {said}", layout="C")
                yield probe
            return


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
        random = generator(f, case.name, "nearby")
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
    random = generator(f, case.name, "directions")
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


def contract_cases(rule, tried, results):
    """Add the cases about good manners, if the rule gave any numbers."""
    answered = [e for e in tried if e.answer.status == "ok" and not broken(e)]
    if not answered:
        return results, [], None
    changed = left_alone(rule, answered)
    again = next((e for e in answered if e.g.size and e.case.kind == "plain"), answered[0])
    moody = same_twice(again)
    manners = [
        CaseResult(
            rule.function, "arguments left as they were", "failed" if changed else "passed", "", bool(changed)
        ),
        CaseResult(rule.function, "the same answer twice", "failed" if moody else "passed", "", bool(moody)),
    ]
    return [*results, *manners], changed, moody
