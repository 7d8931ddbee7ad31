"""The check of one rule: every case, then the contract, then what the mistakes have in common."""

import itertools
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from autogradkit.checking.authoring.settings import changed
from autogradkit.checking.mistakes.diagnose import diagnose
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.report.verdict import STOPS, PartVerdict, stopped_verdict
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences
from autogradkit.checking.sentences.report import ARGUMENTS_LEFT

from .contract import breach, changes_in_place, same_twice, unknown_names
from .difference_quotients import difference_quotient
from .evidence import Evidence, for_case
from .example import example_of, smallest_example
from .judge import is_nearly_right, judge, relative_error
from .sizes import UNTIMED_S, of_other_sizes, only_by_size
from .watched_rule import seen_on_the_way

__all__ = ["case_names", "check_rule"]

FORMULA_ERROR = 2e-12
"""Right formulations are within 2e-15 of the largest entry; central differences at their best step within
1e-11 … 1e-10. Between the two a rule passes and is flagged."""

NEARLY = ("LOOKS_NUMERICAL", "FLOAT32_PRECISION")
MOSTLY = 0.75
"""Of the cases that count: who differentiates numerically is right on so many, if she is right on any."""
CONDUCT_SHARE = 0.5
"""Of the points at most, for a rule that writes into its arguments or remembers: wrong in any graph."""


class TriedCase(NamedTuple):
    """One case and what came of it; the diagnosis if the answer is no set of gradients at all, or None."""

    evidence: Evidence
    result: CaseResult
    diagnosis: Diagnosis | None = None


class Conduct(NamedTuple):
    """How a rule behaves beside its numbers: the results, what it changed, and whether it remembers."""

    results: tuple = ()
    changed: tuple = ()
    stateful: Diagnosis | None = None


def check_rule(rule, answerer, names=None):
    """Try one rule on all its cases and return the PartVerdict.

    `names` are what the learner calls the arrays, as in Evidence, where it isn't their own names.
    """
    if rule.function not in answerer.functions:
        return stopped_verdict(rule.function, "missing", (), *case_names(rule))
    evidences = [for_case(rule, case, answerer, names) for case in rule.cases]
    probes = list(upstream_probes(evidences))
    ask_in_drawn_order(rule, [*evidences, *probes])
    tried = []
    for evidence in (*evidences, *probes):
        if evidence.answer.status in STOPS:
            untried = names_of_cases(evidences, probes, len(tried))
            stopped = stopped_verdict(rule.function, evidence.answer.status, results_of(tried), *untried)
            return replace(stopped, diagnoses=(*stopped.diagnoses, *numerical_in_part(rule, answerer, tried)))
        tried.append(TriedCase(evidence, *judge(evidence)))
    tried = count_telling_cases(tried)
    conduct = conduct_of(rule, tried)
    results = (*results_of(tried), *conduct.results)
    if conduct.stateful:  # an answer that changes explains every wrong number
        return PartVerdict(some_right(results), results, (conduct.stateful,), most=CONDUCT_SHARE)
    if any(result.status != "passed" for result in results):
        return verdict_on_wrong(rule, answerer, tried, conduct)
    return verdict_by_size(rule, evidences, results) or verdict_on_right(rule, answerer, tried, results)


def case_names(rule):
    """Return the names of a rule's cases, and of what else it is tried on, before anything is asked."""
    evidences = [for_case(rule, case, None) for case in rule.cases]
    return names_of_cases(evidences, list(upstream_probes(evidences)))


def names_of_cases(evidences, probes, tried=0):
    """Return the names of cases, and of all that comes after them, but for those that were tried."""
    cases, further = [[e.case.name for e in some] for some in (evidences, probes)]
    return cases[tried:], [*further[max(0, tried - len(cases)) :], ARGUMENTS_LEFT, sentences.SAME_TWICE]


def ask_in_drawn_order(rule, evidences):
    """Ask about the cases in an order that a seed draws: how often it was called tells a rule nothing."""
    if seed := rule.cases[0].seed:
        order = generator(rule.function, "order", seed=seed).permutation(len(evidences))
        ask_at_once(rule, [evidences[i] for i in order])


def ask_at_once(rule, evidences):
    """Ask about several cases, together if the answerer can: no question depends on an answer.

    Whoever reads them all before the first answer learns nothing by it: each has one right answer, which the
    others don't show. Where time is measured, a question goes alone.
    """
    together = getattr(evidences[0].answerer, "ask_at_once", None) if evidences else None
    for is_timed, some in itertools.groupby(evidences, key=is_timed_case):
        some = list(some)
        if together and not is_timed:
            answers = together(rule.function, [e.arguments for e in some], lambda some=some: find_truth(some))
            for evidence, answer in zip(some, answers, strict=True):
                evidence.answer = answer
        if any(evidence.answer.status in STOPS for evidence in some):
            return


def is_timed_case(evidence):
    """Return whether a case's time is judged."""
    return evidence.case.kind == "large" and evidence.case.limit_s < UNTIMED_S


def find_truth(evidences):
    """Work out what answers will be compared with first: the learner's code runs meanwhile."""
    for evidence in evidences:
        if evidence.may_have_all_digits():
            evidence.truth.moved  # noqa: B018  (it is kept)
        elif evidence.case.kind in ("plain", "edge"):
            evidence.wants  # noqa: B018


def upstream_probes(evidences):
    """Yield the first telling case again with g = 0, with a single entry of g and with -g."""
    for evidence in evidences:
        if evidence.case.kind == "plain" and evidence.z.size > 1:
            single, one = single_upstream(evidence)
            for what, g in (
                (sentences.ZERO_UPSTREAM, 0 * one),
                (single, one),
                (sentences.NEGATIVE_UPSTREAM, -evidence.g),
            ):
                probe = evidence.with_other(g=g)
                what = fill(what, evidence.fields())
                name = fill(sentences.OTHER_CASE, {"case": evidence.case.name, "what": what})
                probe.case = changed(evidence.case, name=name, layout="C")
                yield probe
            return


def single_upstream(evidence):
    """Return the name of a g with one entry that is not 0, and this g: a 1, or with a seed a drawn number."""
    one, seed = np.zeros(evidence.z.shape), evidence.case.seed
    if not seed:
        one.flat[-1] = 1.0
        return sentences.SINGLE_UPSTREAM, one
    random = generator(evidence.rule.function, evidence.case.name, "single", seed=seed)
    one.flat[random.integers(one.size)] = random.uniform(0.5, 2.0)
    return sentences.SINGLE_ENTRY, one


def results_of(tried):
    """Return the CaseResults alone."""
    return tuple(one.result for one in tried)


def count_telling_cases(tried):
    """Let cases of one number, of nothing but zeros, or right with g itself, not count beside others."""
    if any(has_several_numbers(one.evidence) for one in tried):
        tried = [one if tells_something(one.evidence) else without_count(one) for one in tried]
    idle = [hands_on_g(one.evidence) for one in tried]
    return (
        tried if all(idle) else [without_count(one) if i else one for one, i in zip(tried, idle, strict=True)]
    )


def has_several_numbers(evidence):
    """Return whether the output or an input of a case is more than one number."""
    return evidence.z.size > 1 or any(x.size > 1 for x in evidence.inputs.values())


def tells_something(evidence):
    """Return whether chance can't pass a case; a large one is too large for its whole truth."""
    if not has_several_numbers(evidence):
        return False
    return evidence.case.kind == "large" or any(map(np.any, evidence.wants))


def hands_on_g(evidence):
    """Return whether g itself is right for every input of a plain case: who does nothing is right there."""
    return evidence.case.kind in ("plain", "edge") and all(
        want.shape == evidence.g.shape and np.array_equal(want, evidence.g) for want in evidence.wants
    )


def without_count(one):
    """Return a tried case that counts only if it went wrong."""
    counts = one.result.counts and one.result.status != "passed"
    return one._replace(result=replace(one.result, counts=counts))


def conduct_of(rule, tried):
    """Return the Conduct of a rule; without numbers nothing is known of it."""
    answered = [e for e, *_ in tried if e.answer.status == "ok" and not breach(e)]
    if not answered:
        names = (ARGUMENTS_LEFT, sentences.SAME_TWICE)
        return Conduct(tuple(CaseResult(rule.function, name, "error", counts=False) for name in names))
    changed = changes_in_place(rule, answered)
    plain = [e for e in answered if e.case.kind == "plain"] or answered
    many = max(plain, key=lambda e: e.g.size)  # numbers: chance won't repeat them
    stateful = same_twice(many, after_another=not changed)
    results = tuple(
        CaseResult(rule.function, name, "failed" if wrong else "passed", counts=bool(wrong))
        for name, wrong in ((ARGUMENTS_LEFT, changed), (sentences.SAME_TWICE, stateful))
    )
    return Conduct(results, changed, stateful)


def verdict_on_wrong(rule, answerer, tried, conduct):
    """Return the verdict on a rule that is wrong somewhere, with the mistakes that explain it."""
    results = (*results_of(tried), *conduct.results)
    wrong = [
        e
        for e, result, _ in tried
        if result.status == "failed" and e.case.kind in ("plain", "edge") and not breach(e)
    ]
    right = [e for e, result, _ in tried if result.status == "passed" and e.case.kind == "plain"]
    unknown = unknown_names(rule, answerer, tried[0].evidence.offered_arguments())
    if not any(one.result.status == "error" for one in tried):
        unknown = ()
    named = () if follow_from_writing(wrong, conduct) else diagnose(rule, wrong, right)
    breaches = [*(one.diagnosis for one in tried if one.diagnosis), *conduct.changed]
    diagnoses = worth_telling(unknown, named, breaches) or (diagnosis_on_large_only(rule, tried),)
    if all(d.code in NEARLY and d.certain for d in diagnoses) and are_nearly_right(tried):
        nearly = verdict_nearly_right(results, diagnoses, smallest_example(wrong, diagnoses))
        return verdict_by_size(rule, [one.evidence for one in tried], nearly.cases, diagnoses) or nearly
    raised = all(one.result.status == "error" for one in tried if one.result.counts)
    status = "error" if raised else some_right(results_of(tried))
    most = CONDUCT_SHARE if conduct.changed else 1.0
    if status == "partial" and not any(d.code == "LOOKS_NUMERICAL" for d in diagnoses):
        few = wrong and right_share(results_of(tried)) < MOSTLY
        looks = quotient_in_source(rule, answerer) if few else numerical_in_part(rule, answerer, tried)
        diagnoses = (*diagnoses, *looks)
    return PartVerdict(status, results, diagnoses, smallest_example(wrong, diagnoses), most)


def follow_from_writing(wrong, conduct):
    """Return whether numbers are wrong only where all inputs are one array, which the rule writes into."""
    written = any(diagnosis.code == sentences.MUTATES_INPUT.code for diagnosis in conduct.changed)
    return written and bool(wrong) and all(evidence.case.same for evidence in wrong)


def are_nearly_right(tried):
    """Return whether every case that went wrong missed by its last digits only."""
    return all(is_nearly_right(one.evidence) for one in tried if one.result.status != "passed")


def worth_telling(unknown, named, breaches):
    """Return the diagnoses worth telling: mistakes in the numbers first, then each broken promise once."""
    hidden = {"RAISES"} if unknown else {"NOT_A_SUBGRADIENT", "NONFINITE_AT"} if named else set()
    first = {}
    for diagnosis in breaches:
        if diagnosis.code not in hidden:
            first.setdefault(diagnosis.code, diagnosis)
    return (*unknown, *named, *first.values())


def diagnosis_on_large_only(rule, tried):
    """Return the diagnosis when numbers are wrong on a large case only."""
    case = next(one.result.name for one in tried if one.result.status != "passed")
    return Diagnosis(*sentences.WRONG_ON_CASE, function=rule.function, fields={"case": case})


def some_right(results):
    """Return `partial` if a case that counts went right, else `failed`."""
    return "partial" if any(result.status == "passed" and result.counts for result in results) else "failed"


def right_share(results):
    """Return the share of the cases that count which went right."""
    counted = [result.status == "passed" for result in results if result.counts]
    return sum(counted) / max(1, len(counted))


def verdict_nearly_right(results, diagnoses, example):
    """Return the verdict on numbers that are right but for their last digits: flagged, not failed."""
    cases = tuple(
        result
        if result.status == "passed"
        else replace(result, status="passed", says=sentences.NEARLY_RIGHT, fields={})
        for result in results
    )
    return PartVerdict("flagged", cases, diagnoses, example)


def verdict_by_size(rule, evidences, results, known=()):
    """Return the verdict on a rule that is right on numbers of ordinary size only; None if it is right.

    `known` is what was found already, if the rule is nearly right: other sizes have to be nearly right, too.
    """
    others = list(of_other_sizes(evidences))
    ask_at_once(rule, others)
    ended = next((e for e in others if e.answer.status in STOPS), None)
    if ended:
        return stopped_verdict(rule.function, ended.answer.status, results, [ended.case.name])
    wrong = [one for e in others if (one := TriedCase(e, *judge(e))).result.status != "passed"]
    far_off = [one for one in wrong if not is_nearly_right(one.evidence)]
    if not far_off and (known or not wrong):
        return None
    missed = [one.evidence for one in far_off or wrong]
    told = [e for e in missed if not breach(e) and e.case.kind != "large"]
    diagnoses = only_by_size(rule, missed, diagnose(rule, told))
    results = (*results, *results_of(wrong))
    if not far_off and all(d.code in NEARLY for d in diagnoses):
        return verdict_nearly_right(results, diagnoses, example_of(missed, diagnoses))
    right = [TriedCase(e, *judge(e)) for e in evidences]
    numerical = known or numerical_in_part(rule, evidences[0].answerer, right)
    return PartVerdict("partial", results, (*diagnoses, *numerical), example_of(missed, diagnoses))


def quotient_in_source(rule, answerer):
    """Return the diagnosis that a rule, right in part, is by its text a difference quotient; or none."""
    quotient = quotient_of(rule, source_of(answerer, rule.function))
    fields = {"quotient": quotient}
    sentence = sentences.QUOTIENT_IN_PART
    return (Diagnosis(*sentence, function=rule.function, fields=fields),) if quotient else ()


def quotient_of(rule, source):
    """Return what in a rule's text looks numerical, as a phrase. Only an op of her own may draw numbers."""
    return difference_quotient(source, rule.function, rule.cases[0].params, may_draw=not rule.analytic)


def numerical_in_part(rule, answerer, tried):
    """Return the diagnosis that a rule, right on what is ordinary, looks numerical; or none.

    Its text is read, and it is watched on a case that it is right on.
    """
    plain = [e for e, result, _ in tried if result.status == "passed" and e.case.kind == "plain"]
    if not plain:
        return ()
    if told := quotient_in_source(rule, answerer):
        return told
    seen = seen_on_the_way(source_of(answerer, rule.function), rule, plain, answerer)
    fields = {"seen": seen}
    return (Diagnosis(*sentences.SEEN_IN_PART, function=rule.function, fields=fields),) if seen else ()


def verdict_on_right(rule, answerer, tried, results):
    """Return the verdict on a rule that passed: flagged if it looks like difference quotients."""
    source = source_of(answerer, rule.function)
    quotient = quotient_of(rule, source)
    plain = [e for e, *_ in tried if e.case.kind == "plain" and e.z.size and np.any(e.g)]
    off = max((relative_error(e, i) for e in plain for i in range(len(rule.inputs))), default=0.0)
    if quotient:
        sentence, fields = sentences.QUOTIENT_IN_SOURCE, {"quotient": quotient}
    elif rule.analytic and off > FORMULA_ERROR:
        sentence, fields = sentences.ABOUT_RIGHT, {"off": off}
    elif seen := seen_on_the_way(source, rule, plain, answerer):
        sentence, fields = sentences.SEEN_ON_THE_WAY, {"seen": seen}
    else:
        return PartVerdict("passed", results)
    return PartVerdict("flagged", results, (Diagnosis(*sentence, function=rule.function, fields=fields),))


def source_of(answerer, function):
    """Return the text that holds a function, as far as the answerer knows one."""
    if hasattr(answerer, "source_of"):
        return answerer.source_of(function)
    return getattr(answerer, "source", "")
