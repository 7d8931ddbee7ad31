"""A verdict: how one function of the learner's did."""

from dataclasses import dataclass

from .report import CaseResult, Diagnosis

__all__ = ["Verdict", "stopped"]


@dataclass(frozen=True)
class Verdict:
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


STOPS = {
    "missing": ("missing", "MISSING", "there is no function {f}.", "Is its name spelt as in the exercise?"),
    "not_written": (
        "missing",
        "NOT_WRITTEN",
        "{f} is not written yet.",
        "Which hint would help you to begin?",
    ),
    "timeout": ("timeout", "TIMEOUT", "{f} did not come back in time.", "Does a loop in it ever end?"),
    "memory": ("memory", "OUT_OF_MEMORY", "{f} ran out of memory.", "What is the largest array it builds?"),
    "crashed": (
        "crashed",
        "CRASHED",
        "{f} ended the whole process.",
        "Does it call exit, or recurse for ever?",
    ),
}


def stopped(function, why, results=(), left=()):
    """Return the verdict on a function that can't be tried any further; `left` names the untried cases."""
    status, code, observed, question = STOPS[why]
    cases = (*results, *(CaseResult(function, case, "error", code) for case in left))
    return Verdict(status, cases, (Diagnosis(code, observed.format(f=function), question, True, function),))
