"""The check of a rule whose forward is the learner's own: the truth comes from asking that forward.

The forward runs where the learner's code runs, the differences are taken here: nobody can return the right
gradient of an operation without knowing it.
"""

from dataclasses import dataclass, replace

import numpy as np

from autogradkit.checking.exercise import Rule
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.report.verdict import STOPS, PartVerdict, stopped_verdict
from autogradkit.checking.sentences import rules as sentences

from .check_rule import check_rule

__all__ = ["OwnOp", "check_own"]


@dataclass(frozen=True)
class OwnOp:
    """The rule of an operation that the learner chose: `forward` names her function of one array, `x`.

    The cases are a `Rule`'s. The rule may ask for `g`, `x` and `z`.
    """

    function: str
    forward: str
    cases: tuple
    points: float = 1.0

    def reseeded(self, seed):
        """Return the same part, tried on other random numbers."""
        return replace(self, cases=tuple(replace(case, seed=seed) for case in self.cases))


class ForwardError(Exception):
    """The learner's forward gave no array of finite numbers."""


def check_own(part, answerer):
    """Try the rule against differences of the learner's forward and return the PartVerdict."""
    if part.forward not in answerer.functions:
        return stopped_verdict(part.function, "missing")

    def forward(x):
        answer = answerer.ask(part.forward, {"x": np.array(x, float)})
        if answer.status in STOPS:
            raise ForwardError(answer.status)
        value = answer.value[0] if answer.status == "ok" and answer.single else None
        if value is None or value.dtype.kind != "f" or not np.all(np.isfinite(value)):
            raise ForwardError("failed")
        if shapes.setdefault(x.shape, value.shape) != value.shape:  # another one than for its neighbour
            raise ForwardError("failed")
        return value

    shapes = {}

    try:
        return check_rule(Rule(part.function, forward, part.cases, part.points, analytic=False), answerer)
    except ForwardError as error:
        status = str(error)
        if status != "failed":
            return stopped_verdict(part.function, status)
        diagnosis = Diagnosis(
            *sentences.FORWARD_FAILS, function=part.function, fields={"forward": part.forward}
        )
        return PartVerdict("failed", (), (diagnosis,))
