"""The verdict on one part of an exercise: how one function of the learner's did."""

from dataclasses import dataclass

from autogradkit.checking.sentences import report as sentences

from .report import CaseResult, Diagnosis

__all__ = ["STOPS", "PartVerdict", "stopped_verdict"]

STOPS = {  # why a part is tried no further: the status that it gets, and what is said
    "missing": ("missing", sentences.MISSING),
    "not_written": ("missing", sentences.NOT_WRITTEN),
    "timeout": ("timeout", sentences.TIMEOUT),
    "memory": ("memory", sentences.OUT_OF_MEMORY),
    "crashed": ("crashed", sentences.CRASHED),
}


@dataclass(frozen=True)
class PartVerdict:
    """The status of one function, with its cases, diagnoses and example.

    `share` is the part of its points that it earned, 0 to 1, and `most` what it can earn at most.
    """

    status: str
    cases: tuple = ()
    diagnoses: tuple = ()
    example: object = None
    most: float = 1.0

    @property
    def share(self):
        """The share of the cases that count and passed; nothing was proved where nothing counts."""
        counted = [case for case in self.cases if case.counts]
        share = sum(case.status == "passed" for case in counted) / len(counted) if counted else 0.0
        return min(share, self.most)


def stopped_verdict(function, why, results=(), left=(), idle=()):
    """Return the verdict on a function that can't be tried any further.

    `left` names the cases that weren't tried, `idle` those of them that count only if they go wrong: all are
    listed, as they are for a function that is right, so that what is counted is always the whole exercise.
    """
    status, sentence = STOPS[why]
    untried = (*((case, True) for case in left), *((case, False) for case in idle))
    cases = tuple(CaseResult(function, case, "error", sentence.code, counts) for case, counts in untried)
    return PartVerdict(status, (*results, *cases), (Diagnosis(*sentence, function=function),))
