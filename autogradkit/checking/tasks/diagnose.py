"""The diagnosis of a task: which mistake explains the failing trials.

It is one that the task lists, a law of all trials, or what each of them shows.
"""

import numpy as np

from autogradkit.checking.differences import MATCH_RTOL
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sentences import tasks as sentences

from .outcome import as_result, copied_arguments, same_results
from .problem import diagnosis_of
from .usual_mistakes import by_hand

__all__ = ["diagnoses", "size_of"]


def diagnoses(task, wrong, right):
    """Return the task's own known mistake if it explains the failing trials, else what each trial shows.

    `wrong` holds a pair for each failing trial: the Outcome and its Diagnosis; `right` the other Outcomes, of
    which a mistake that is claimed for certain has to give the right results, too. Returned, too, are the
    outcomes that the first diagnosis speaks of, the smallest one first: the sentence was made on it.
    """
    best, most = None, 0
    for variant in task.wrong:
        hits = [outcome for outcome, _ in wrong if explains(variant, outcome, wrong=True)]
        returned = any(outcome.answer.status == "ok" for outcome in hits)  # an exception alone says nothing
        against = sum(contradicts(variant, outcome) for outcome in right)
        if len(hits) > most and returned and against <= len(hits):
            best, most = variant, len(hits)
    if best is not None and 2 * most > len(wrong):
        certain = most == len(wrong) and all(explains(best, outcome) for outcome in right)
        shown = sorted((outcome for outcome, _ in wrong if explains(best, outcome)), key=size_of)
        return (Diagnosis(best.code, best.observed, best.question, certain, task.function),), shown
    in_order = dict.fromkeys(problem.code for _, problem in wrong if not is_law(problem))
    wrong = sorted(wrong, key=lambda pair: size_of(pair[0]))
    by_code = {code: next(d for _, d in wrong if d.code == code and not is_law(d)) for code in in_order}
    if not by_code:
        return (law_of(task, wrong, right),), [outcome for outcome, _ in wrong]
    named = tuple(by_code.values())[:2]
    return named, [outcome for outcome, problem in wrong if problem.code == named[0].code]


LAWS = {sentence.observed for sentence in (sentences.SIGN, sentences.FACTOR, sentences.SWAPPED_RESULTS)}


def is_law(problem):
    """Return whether a Diagnosis names no trial: it speaks of all that fail, so it has to hold on all."""
    return problem.says in LAWS


def law_of(task, wrong, right):
    """Return the Diagnosis of failing trials which all show a law: the one law, or what there is instead."""
    (outcome, first), *others = wrong
    other = next((pair for pair in others if of_all_trials(pair[1]) != of_all_trials(first)), None)
    by_chance = says_little(first, wrong, other) or shows_no_law(first, right)
    if other is None and not by_chance:
        return first
    results = {problem.fields["result"] for _, problem in wrong}
    fields = {"result": first.fields["result"], "trial": outcome.trial.name}
    if by_chance or len(results) > 1 or any(problem.code == "SWAPPED_RESULTS" for _, problem in wrong):
        return diagnosis_of(task, by_hand(sentences.WRONG_VALUES, outcome), fields)
    both = {"factor": factor_of(first), "other": factor_of(other[1]), "other_trial": other[0].trial.name}
    return diagnosis_of(task, sentences.OTHER_FACTORS, fields | both)


def says_little(problem, wrong, other):
    """Return whether a factor is one of single numbers, of which each is always right up to some factor."""
    single = all(np.size(want) == 1 for outcome, _ in wrong for want in outcome.wants)
    return problem.code == "FACTOR" and single and (other is not None or len(wrong) == 1)


def shows_no_law(problem, right):
    """Return whether what a law speaks of is right, and not zero, on some trial."""
    return any(
        outcome.name(i) == problem.fields["result"] and not isinstance(want, str) and np.any(want)
        for outcome in right
        for i, want in enumerate(outcome.wants)
    )


def of_all_trials(problem):
    """Return what a law says, whatever the trial: its code, the result, and the factor in six digits."""
    return problem.code, problem.fields["result"], f"{factor_of(problem):.6g}"


def factor_of(problem):
    """Return the factor of a SIGN or a FACTOR."""
    return problem.fields.get("factor", -1.0)


def explains(variant, outcome, wrong=False):
    """Return whether a known mistake returns these very results, or raises this very error.

    Where the results are `wrong`, though perhaps by little, one that gives the right ones explains nothing.
    """
    try:
        guesses = results_of(variant, outcome)
    except Exception as error:  # a mistake may raise, and so may the learner's function
        words = " ".join(f"{type(error).__name__}: {error}".split())
        return outcome.answer.status == "raised" and outcome.answer.error.startswith(words[:200])
    if wrong and same_results(guesses, outcome.wants, outcome.task.rtol, outcome.task.atol):
        return False
    return same_results(outcome.gots, guesses, MATCH_RTOL, outcome.task.atol)


def contradicts(variant, outcome):
    """Return whether a known mistake returns something else where the learner's function is right."""
    if outcome.task.judge is not None:
        return False
    try:
        guesses = results_of(variant, outcome)
    except Exception:  # it says nothing about this trial
        return False
    return not same_results(outcome.wants, guesses, MATCH_RTOL, outcome.task.atol)


def results_of(variant, outcome):
    """Return what a known mistake makes of a trial's arguments; whatever it raises is raised."""
    with np.errstate(all="ignore"):
        guess = variant.rule(**copied_arguments(outcome.arguments))
    return tuple(map(as_result, guess if isinstance(guess, tuple) else (guess,)))


def size_of(outcome):
    """Return how long a trial's arguments are to read, roughly."""
    return sum(map(length, outcome.arguments.values()))


def length(value):
    """Return how long a value is to read, roughly."""
    return value.size if isinstance(value, np.ndarray) else len(repr(value)) // 3
