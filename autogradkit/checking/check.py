"""The check: every part of an exercise is tried, and the verdicts become one report."""

from .article import check_article
from .engines import check_engine
from .report import Report
from .rules import check_rule

__all__ = ["check"]

CHECKS = {"rule": check_rule, "plain": check_rule, "article_node": check_article, "engine": check_engine}


def check(exercise, answerer):
    """Try the learner's functions on every case of `exercise` and return the Report.

    Parameters
    ----------
    exercise : Exercise
    answerer : object
        `.functions` (function name to parameter names) and `.ask(function, arguments)`, which
        returns an `Answer`: `InProcess` here, a pipe to a sandbox when grading.

    Returns
    -------
    Report
        The same for the same answers.
    """
    verdicts = [CHECKS[exercise.kind](part, answerer) for part in exercise.parts]
    points = sum(part.points * verdict.share for part, verdict in zip(exercise.parts, verdicts, strict=True))
    return Report(
        exercise.name,
        exercise.title,
        overall([verdict.status for verdict in verdicts]),
        round(points, 2),
        exercise.points,
        tuple(diagnosis for verdict in verdicts for diagnosis in verdict.diagnoses),
        tuple(case for verdict in verdicts for case in verdict.cases),
        tuple(verdict.example for verdict in verdicts if verdict.example is not None),
    )


def overall(statuses):
    """Return an exercise's status from its parts': all alike, or partial, or the worst news."""
    if len(set(statuses)) == 1:
        return statuses[0]
    if "passed" in statuses or "partial" in statuses:
        return "partial"
    worst = ("crashed", "memory", "timeout", "error", "failed", "missing")
    return next(status for status in worst if status in statuses)
