"""The check: asks the learner's functions, compares with the truth, names the mistake."""

from .report import Report

__all__ = ["check"]


def check(exercise, answerer):
    """Try the learner's functions on every case of `exercise` and return the Report.

    Parameters
    ----------
    exercise : Exercise
    answerer : object
        `.functions` (function name to parameter names) and `.ask(function, arguments)`, which
        returns an `Answer`; `InProcess` here, a pipe to a sandbox when grading.
    """
    return Report(exercise.name, exercise.title, "missing", 0.0, exercise.points)
