"""The same trial once more: wrong numbers that no mistake explains may be others each time."""

from autogradkit.checking.differences import MATCH_RTOL
from autogradkit.checking.sentences import tasks as sentences

from .outcome import outcome_of, same_results
from .problem import diagnosis_of

__all__ = ["drawn_anew"]

UNEXPLAINED = {sentences.WRONG_VALUES.observed, sentences.WRONG_RESULT.observed}


def drawn_anew(task, named, outcome, answerer):
    """Return the diagnoses; the first is STATEFUL if its trial's outcome is another one when tried again."""
    if named[0].says not in UNEXPLAINED:
        return named
    again = outcome_of(task, outcome.trial, answerer)
    if again.answer.status != "ok" or same_results(again.gots, outcome.gots, MATCH_RTOL, task.atol):
        return named
    stateful = diagnosis_of(task, sentences.STATEFUL, {"trial": outcome.trial.name})
    return stateful, *named[1:]
