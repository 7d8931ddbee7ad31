"""The check: every part of an exercise is tried, and the verdicts become one report."""

from dataclasses import replace

from .engines.check_engine import check_engine
from .exercise import ArticleRule, Engine, Rule
from .report.report import Diagnosis, Report
from .rules.check_article_node import check_article
from .rules.check_own_op import OwnOp, check_own
from .rules.check_rule import check_rule, source_of
from .rules.reaching import bends_what_it_was_handed, runs_text
from .sentences import rules
from .task import Task
from .tasks.check_task import check_task

__all__ = ["check"]

CHECKS = {  # by what a part is
    Rule: check_rule,
    ArticleRule: check_article,
    Task: check_task,
    Engine: check_engine,
    OwnOp: check_own,
}


def check(exercise, answerer, seed=0):
    """Try the learner's functions on every case of `exercise` and return the Report.

    Parameters
    ----------
    exercise : Exercise
    answerer : object
        `.functions` (function name to parameter names) and `.ask(function, arguments)`, which
        returns an `Answer`: `InProcess` here, a pipe to a sandbox when grading.
    seed : int
        Other random numbers than everybody's, if not 0.

    Returns
    -------
    Report
        The same for the same answers.
    """
    exercise = exercise.with_seed(seed) if seed else exercise
    verdicts = [check_part(part, answerer) for part in exercise.parts]
    earned = zip(exercise.parts, verdicts, strict=True)
    points = sum(halves(part.points * verdict.share, part.points) for part, verdict in earned)
    status = overall([verdict.status for verdict in verdicts])
    return Report(
        exercise.name,
        exercise.title,
        "failed" if status == "partial" and not points else status,
        points,
        exercise.points,
        tuple(diagnosis for verdict in verdicts for diagnosis in verdict.diagnoses),
        tuple(case for verdict in verdicts for case in verdict.cases),
        tuple(verdict.example for verdict in verdicts if verdict.example is not None),
    )


def halves(points, whole):
    """Return points in whole halves, rounded down, so that only all of it earns all of it.

    >>> halves(7.9, 10), halves(2.25, 2.25), halves(0.3, 4)
    (7.5, 2.25, 0.0)
    """
    return whole if points == whole else float(int(2 * points) / 2)


def check_part(part, answerer):
    """Return the PartVerdict of one part, by the check for what it is."""
    verdict = CHECKS[type(part)](part, answerer)
    return verdict if isinstance(part, Rule) else verdict_on_reaching(verdict, part, answerer)


def verdict_on_reaching(verdict, part, answerer):
    """Return a verdict that earns something as flagged, if the learner's program looks into what runs it.

    Beside such a program stands a driver, which hands it objects and counts what it does with them: a Rule is
    handed arrays only, and is watched while it runs.
    """
    if not verdict.share or verdict.status not in ("passed", "partial"):
        return verdict
    source = source_of(answerer, part.function)
    if runs_text(source):
        seen = rules.SEEN_TEXT
    elif bends_what_it_was_handed(source):
        seen = rules.SEEN_REACHING
    else:
        return verdict
    diagnosis = Diagnosis(*rules.REACHES, function=part.function, fields={"seen": seen})
    status = "flagged" if verdict.status == "passed" else verdict.status
    return replace(verdict, status=status, diagnoses=(*verdict.diagnoses, diagnosis))


def overall(statuses):
    """Return an exercise's status from its parts': all alike, or flagged, partial, or the worst news."""
    if len(set(statuses)) == 1:
        return statuses[0]
    if set(statuses) == {"passed", "flagged"}:  # everything is right, and some of it is to be looked at
        return "flagged"
    if {"passed", "partial", "flagged"} & set(statuses):
        return "partial"
    worst = ("crashed", "memory", "timeout", "error", "failed", "missing")
    return next(status for status in worst if status in statuses)
