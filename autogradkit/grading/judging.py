"""Judging: one exercise's work is checked on numbers that nobody can know, and becomes a Result.

The check runs here, in the grader; the learner's code runs in a child. A pass needs positive
evidence: a report that passed, from a child that came to a good end.
"""

import hashlib
from dataclasses import replace

import numpy as np

from autogradkit.checking import check
from autogradkit.checking.rules.syntax_tree import TooDeepError
from autogradkit.checking.sentences.report import NOT_THERE_YET

from . import sentences
from .results.cards import cards_of
from .results.grade import Result
from .sandbox.answerer import SandboxAnswerer
from .sandbox.child_side.confinement import level
from .untried import untried_branches

__all__ = ["judge"]

ENDINGS = ("timeout", "memory", "crashed")
RIGHT = ("passed", "flagged")  # every number is right; a flagged one is to be looked at
WRONG = ("failed", "partial", "error")


def judge(entry, work, fork_server, secret=""):
    """Run one exercise's work and return the Result.

    The numbers are others than those in the notebook, and other ones for each code, so that nobody can
    have learnt them by heart. What is wrong is told with the notebook's own numbers wherever they show it.
    """
    if work.status:
        return Result(work.status, 0.0, sentences=(work.reason,))
    try:
        result = judge_on_seeds(entry.exercise, work, fork_server, secret)
    except TooDeepError as error:
        result = Result("invalid", 0.0, sentences=(str(error),))
    return replace(result, sandbox=level(fork_server.layers))


def judge_on_seeds(exercise, work, fork_server, secret):
    """Try the work on numbers of its own, and on the notebook's if those tell more.

    Who is right, and has branches that were not taken, is asked once more: they may be taken then.
    """
    source = work.found.source
    first, second = seeds(exercise.name, source, secret)
    result, marks = check_on_seed(exercise, work, fork_server, first)
    if result.status in RIGHT and untried_branches(source, marks):
        again, more = check_on_seed(exercise, work, fork_server, second)
        if again.status in WRONG and took_more(more, marks):
            return again
        marks = in_either(marks, more) if again.status in RIGHT else marks
        return replace(result, untried=untried_branches(source, marks))
    if result.status not in WRONG:
        return result
    as_in_the_notebook, known = check_on_seed(exercise, work, fork_server, 0)
    if as_in_the_notebook.points <= result.points:
        return as_in_the_notebook
    again, more = check_on_seed(exercise, work, fork_server, second)
    if as_in_the_notebook.points <= again.points:
        if as_in_the_notebook.status not in RIGHT:
            return as_in_the_notebook
        if took_more(marks, in_either(known, more)):
            return result
        # two draws of three: the first was an unlucky one
        return replace(as_in_the_notebook, untried=untried_branches(source, in_either(known, more)))
    if as_in_the_notebook.status not in RIGHT:  # wrong anyway: it is worth what it is worth to strangers
        return max(result, again, key=lambda one: one.points)
    sentence = sentences.ONLY_THE_KNOWN_NUMBERS.format(cases="; ".join(result.wrong))
    points = min(result.points, again.points)
    looks = {code: said for code, said in zip(result.codes, result.sentences) if code == "LOOKS_NUMERICAL"}
    codes, said = ("ONLY_THE_KNOWN_NUMBERS", *looks), (sentence, *looks.values())
    return Result(result.status, points, codes, said, wrong=result.wrong)


def took_more(marks, others):
    """Whether one run took branches that others didn't: then it isn't luck that they differ."""
    return marks.shape == others.shape and bool(np.any(marks > others))


def in_either(marks, others):
    """Return the marks of the branches that one of two runs took."""
    return marks | others if marks.shape == others.shape else marks


def seeds(name, source, secret):
    """Return two seeds that nobody can know before the code is written.

    A cell has an empty line where its `%%exercise` stands, and the same answer in a file has none.

    >>> seeds("mul", "a", "") == seeds("mul", "\\na", "")
    True
    >>> len(set(seeds("mul", "a", "") + seeds("mul", "b", "") + seeds("mul", "a", "mine")))
    6
    """
    parts = [secret, name, source.lstrip("\n")]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return tuple(1 + int.from_bytes(part) for part in (digest[:16], digest[16:]))


def check_on_seed(exercise, work, fork_server, seed):
    """Check one exercise's work on the random numbers of a seed; return the Result, and the marks."""
    with SandboxAnswerer(fork_server, exercise.kind, work.found, "your code") as answerer:
        if (answerer.error or not answerer.functions) and not answerer.ending:
            reason = sentences.DEFINES_NO_FUNCTION.format(functions=" or ".join(exercise.functions))
            if answerer.error:
                reason = sentences.RUNNING_RAISED.format(error=answerer.error)
            return Result("error", 0.0, sentences=(reason,)), answerer.marks
        report = check(exercise, answerer, seed=seed)
    ending = answerer.ending
    status, points = report.status, report.points
    said = [diagnosis.sentence for diagnosis in report.diagnoses]
    if ending and (ending.status == "invalid" or report.passed or status == "flagged"):
        return Result("invalid", 0.0, sentences=(str(ending),)), answerer.marks
    if ending and status not in ("partial", *ENDINGS):
        status = ending.status
    if ending and str(ending) not in " ".join(said):
        said.append(str(ending))
    unwritten = {one.function for one in report.diagnoses if one.code in NOT_THERE_YET}
    missed = [case for case in report.cases if case.status != "passed" and case.function not in unwritten]
    wrong = dict.fromkeys(case.name for case in missed)
    told = tuple(report.codes), tuple(said), str(report), tuple(wrong)
    return Result(status, points, *told, cards=cards_of(report)), answerer.marks
