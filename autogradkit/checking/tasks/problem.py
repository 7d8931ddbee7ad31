"""The problem of a trial: what is wrong in it alone, as misbehaviour, by the task's judge, or of a result."""

import re

import numpy as np

from autogradkit.checking.authoring.requirements import require
from autogradkit.checking.report.exceptions import with_its_question
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sentences import Sentence, fill
from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.sentences.authors import NO_FINDING
from autogradkit.checking.sentences.exceptions import OF_WHAT_SHE_RETURNED
from autogradkit.platforms import allowed_s

from .outcome import copied_arguments
from .usual_mistakes import usual_mistake

__all__ = ["diagnosis_of", "difference", "problem_of"]


def problem_of(outcome):
    """Return the Diagnosis of what is wrong in one trial alone, or None."""
    finding = misbehaviour(outcome) or difference(outcome)
    return diagnosis_of(outcome.task, *finding) if finding else None


def diagnosis_of(task, sentence, fields):
    """Return the certain Diagnosis that a sentence with these fields makes."""
    return Diagnosis(*sentence, function=task.function, fields=fields)


def misbehaviour(outcome):
    """Return the sentence for what is wrong before any number is looked at, and its fields; or None."""
    answer, trial = outcome.answer, outcome.trial
    if answer.status == "raised":
        alone = outcome.task.drive is None or " (line " in answer.error
        raises = sentences.RAISES if alone else sentences.RAISES_AROUND
        if alone or re.match(OF_WHAT_SHE_RETURNED, answer.error):
            nones = [name for name, value in outcome.arguments.items() if value is None]
            raises = with_its_question(raises, answer.error, outcome.arguments, nones)
        return raises, {"trial": trial.name, "error": answer.error}
    if answer.status != "ok":
        lists = answer.error.endswith(sentences.HELD_LISTS) and all(map(np.ndim, outcome.wants))
        sentence = sentences.LISTS if lists else sentences.RETURNED_TYPE
        return sentence, {"trial": trial.name, "returned": answer.error}
    if outcome.single and not answer.single and several_for_one(outcome):
        want = outcome.wants[0]
        array = isinstance(want, np.ndarray) and want.ndim > 0
        sentence = sentences.ARRAY_ASKED if array else sentences.ONE_ASKED
        return sentence, {"trial": trial.name, "n": len(outcome.gots)}
    if len(outcome.gots) != len(outcome.wants):
        count = len(outcome.gots)
        results = fill(sentences.RESULTS[count != 1], {"n": count})
        return sentences.COUNT, {"trial": trial.name, "count": results, "wanted": len(outcome.wants)}
    if answer.seconds > allowed_s(trial.limit_s):
        return sentences.SLOW, {"trial": trial.name, "limit_s": allowed_s(trial.limit_s)}
    return None


def several_for_one(outcome):
    """Return whether a tuple or list came back that can't stand for the one result asked for."""
    return len(outcome.gots) != 1 or (outcome.task.judge is None and not outcome.is_right(0))


def difference(outcome):
    """Return the sentence for what the task's judge finds, or for the first wrong result, and its fields.

    None if all is right.
    """
    if outcome.task.judge is None:
        wrong = [i for i in range(len(outcome.wants)) if not outcome.is_right(i)]
        wrong.sort(key=lambda i: not isinstance(outcome.wants[i], str))  # else the numbers may say nothing
        return usual_mistake(outcome, wrong[0]) if wrong else None
    pairs = list(zip(outcome.gots, outcome.wants, strict=True))
    # a text may stand for "whatever array you like"
    odd = [i for i, (got, want) in enumerate(pairs) if type(got) not in (type(want), np.ndarray)]
    if odd:
        return usual_mistake(outcome, odd[0])
    got, want = pairs[0] if outcome.single else (outcome.gots, outcome.wants)
    try:
        finding = outcome.task.judge(got, want, **copied_arguments(outcome.arguments))
    except Exception:  # it relied on what nobody has to return; or the judge itself is broken
        outcome.task.judge(want, want, **copied_arguments(outcome.arguments))
        odd = [i for i, (got, want) in enumerate(pairs) if form(got) != form(want)]
        return usual_mistake(outcome, odd[0] if odd else 0)
    return (sentence_of(outcome.task, finding), {}) if finding is not None else None


def sentence_of(task, finding):
    """Return what a task's judge found as a Sentence; raise a RequirementError if it isn't one."""
    texts = isinstance(finding, (tuple, list)) and all(isinstance(text, str) for text in finding)
    require(texts and len(finding) in (2, 3), NO_FINDING, function=task.function, given=finding)
    return Sentence(*finding)


def form(entry):
    """Return what a result's form is: its kind, and an array's shape and kind of numbers."""
    return (entry.shape, entry.dtype.kind) if isinstance(entry, np.ndarray) else type(entry)
