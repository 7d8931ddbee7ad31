"""The check of one rule: every case, then the contract, then what the mistakes have in common."""

from dataclasses import replace

import numpy as np

from autogradkit.checking.mistakes.diagnose import diagnose
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.report.verdict import STOPS, Verdict, stopped

from .contract import broken, left_alone, names_asked, same_twice
from .difference_quotients import difference_quotient
from .evidence import for_case
from .example import example_of, smallest_example
from .judge import judge, relative_error
from .sizes import only_by_size, other_sizes

__all__ = ["check_rule"]

FORMULA_ERROR = 2e-12
"""Right formulations are within 2e-15 of the largest entry; central differences at their best step within
1e-11 … 1e-10. Between the two a rule passes and is flagged."""

NEARLY = ("LOOKS_NUMERICAL", "FLOAT32_PRECISION")
MANNERS_SHARE = 0.5
"""Of the points at most, for a rule that writes into its arguments: right alone, wrong in any graph."""


def check_rule(rule, answerer):
    """Try one rule on all its cases and return the Verdict."""
    if rule.function not in answerer.functions:
        return stopped(rule.function, "missing")
    evidences = [for_case(rule, case, answerer) for case in rule.cases]
    names = names_asked(rule, answerer, evidences[0].offered())
    tried, results, found = [], [], []
    for evidence in (*evidences, *probes(evidences)):
        if evidence.answer.status in STOPS:
            left = [e.case.name for e in evidences[len(results) :]]
            return stopped(rule.function, evidence.answer.status, tuple(results), left)
        result, diagnosis = judge(evidence)
        tried.append(evidence)
        results.append(result)
        found += [diagnosis] if diagnosis else []
    results = weighed(tried, results)
    more, manners, moody = contract_cases(rule, tried, results)
    if moody:  # an answer that changes explains every wrong number
        return Verdict(some(more), tuple(more), (moody,))
    if all(result.status == "passed" for result in more):
        return by_size(rule, evidences, more) or numerical(rule, tried, tuple(more), answerer)
    wrong = [
        e
        for e, result in zip(tried, results, strict=True)
        if result.status == "failed" and e.case.kind in ("plain", "edge") and not broken(e)
    ]
    right = [e for e, result in zip(tried, results, strict=True) if result.status == "passed"]
    named = diagnose(rule, wrong, [e for e in right if e.case.kind == "plain"])
    names = names if any(result.status == "error" for result in results) else ()
    diagnoses = told(names, named, [*found, *manners]) or (nameless(rule, results),)
    if all(d.code in NEARLY and d.certain for d in diagnoses):
        return nearly(rule, more, diagnoses, smallest_example(rule, wrong, answerer))
    counted = [result for result in results if result.counts]
    status = "error" if all(result.status == "error" for result in counted) else some(results)
    example = smallest_example(rule, wrong, answerer)
    return Verdict(status, tuple(more), diagnoses, example, MANNERS_SHARE if manners else 1.0)


def by_size(rule, evidences, results):
    """Return the verdict on a rule that is right on numbers of ordinary size only; None if it is right."""
    asked = list(other_sizes(evidences))
    ended = next((e.answer.status for e in asked if e.answer.status in STOPS), None)
    if ended:
        return stopped(rule.function, ended, tuple(results))
    wrong = [(e, result) for e in asked if (result := judge(e)[0]).status != "passed"]
    if not wrong:
        return None
    missed = [e for e, _ in wrong]
    named = only_by_size(rule, missed, diagnose(rule, [e for e in missed if not broken(e)]))
    results = [*results, *(result for _, result in wrong)]
    if all(d.code in NEARLY for d in named):
        return nearly(rule, results, named, example_of(missed))
    return Verdict("partial", tuple(results), named, example_of(missed))


def weighed(tried, results):
    """Let cases of one number, or of nothing but zeros, not count where there are others."""
    telling = [e.z.size > 1 or any(x.size > 1 for x in e.inputs.values()) for e in tried]
    if not any(telling):
        return results
    return [
        result
        if tells and (large(e) or any(map(np.any, e.wants)))
        else replace(result, counts=result.counts and result.status != "passed")
        for e, result, tells in zip(tried, results, telling, strict=True)
    ]


def large(evidence):
    """Return whether a case is too large for its whole truth."""
    return evidence.case.kind == "large"


def told(names, named, found):
    """Return the diagnoses worth telling: mistakes in the numbers first, then each broken promise once."""
    hidden = {"RAISES"} if names else {"NOT_A_SUBGRADIENT", "NONFINITE_AT"} if named else set()
    once = {diagnosis.code: diagnosis for diagnosis in reversed(found) if diagnosis.code not in hidden}
    codes = dict.fromkeys(diagnosis.code for diagnosis in found)
    return (*names, *named, *(once[code] for code in codes if code in once))


def nameless(rule, results):
    """Return the diagnosis when numbers are wrong on a large case only."""
    case = next(result.name for result in results if result.status != "passed")
    asks = "What is different there from the cases that are right?"
    return Diagnosis("WRONG_VALUES", f"the numbers are wrong on “{case}”.", asks, True, rule.function)


def some(results):
    """Return `partial` if a case that counts went right, else `failed`."""
    return "partial" if any(result.status == "passed" and result.counts for result in results) else "failed"


def nearly(rule, results, diagnoses, example):
    """Return the verdict on numbers that are right but for their last digits: flagged, not failed."""
    note = "right, but not to the last digits"
    cases = tuple(replace(r, status="passed", note=note) if r.status != "passed" else r for r in results)
    return Verdict("flagged", cases, diagnoses, example)


def numerical(rule, tried, results, answerer):
    """Return the verdict on a rule that passed: flagged if it looks like difference quotients."""
    quotient = difference_quotient(source_of(answerer, rule.function), rule.function)
    plain = [e for e in tried if e.case.kind == "plain" and e.z.size and np.any(e.g)]
    off = max((relative_error(e, i) for e in plain for i in range(len(rule.inputs))), default=0.0)
    if quotient:
        said = f"every number is right, and in the source stands {quotient}."
    elif rule.analytic and off > FORMULA_ERROR:
        said = f"every number is right to about {off:.0e}, but a formula is right to about 1e-15."
    else:
        return Verdict("passed", results)
    asks = "Is there a difference quotient in your rule? This is for a person to look at."
    return Verdict("flagged", results, (Diagnosis("LOOKS_NUMERICAL", said, asks, True, rule.function),))


def source_of(answerer, function):
    """Return the text that holds a function, as far as the answerer knows one."""
    if hasattr(answerer, "source_of"):
        return answerer.source_of(function)
    return getattr(answerer, "source", "")


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


def contract_cases(rule, tried, results):
    """Add the cases about good manners, if the rule gave any numbers."""
    answered = [e for e in tried if e.answer.status == "ok" and not broken(e)]
    if not answered:
        return results, [], None
    changed = left_alone(rule, answered)
    plain = [e for e in answered if e.case.kind == "plain"] or answered
    moody = same_twice(max(plain, key=lambda e: e.g.size))  # many numbers: chance won't repeat them
    manners = [
        CaseResult(
            rule.function, "arguments left as they were", "failed" if changed else "passed", "", bool(changed)
        ),
        CaseResult(rule.function, "the same answer twice", "failed" if moody else "passed", "", bool(moody)),
    ]
    return [*results, *manners], changed, moody
