"""The same trial a few times more: wrong numbers that no mistake explains may be others each time."""

from autogradkit.checking.differences import MATCH_RTOL
from autogradkit.checking.sentences import tasks as sentences

from .outcome import outcome_of, same_results
from .problem import diagnosis_of

__all__ = ["drawn_anew"]

TIMES = 4  # five coins of one's own fall alike once in twenty-five times, and four times over never
UNEXPLAINED = {sentences.WRONG_VALUES.observed, sentences.WRONG_RESULT.observed}


def drawn_anew(task, named, outcome, answerer):
    """Return the diagnoses; the first is STATEFUL if its trial's outcome is another one when tried again."""
    if named[0].says not in UNEXPLAINED:
        return named
    if not any(is_another(outcome_of(task, outcome.trial, answerer), outcome, task) for _ in range(TIMES)):
        return named
    stateful = diagnosis_of(task, sentences.STATEFUL, {"trial": outcome.trial.name})
    return stateful, *named[1:]


def is_another(again, outcome, task):
    """Return whether the same trial came back with other results."""
    return again.answer.status == "ok" and not same_results(again.gots, outcome.gots, MATCH_RTOL, task.atol)
