"""Checking: is a rule right, and if it isn't, which mistake does it look like?

NumPy only. The checker never calls the learner's code itself: it asks an *answerer*.
"""

from .answer import Answer, call
from .check import check
from .exercise import Case, Engine, Exercise, Rule, Variant
from .in_process import InProcess
from .report.report import CaseResult, Diagnosis, Example, Report
from .rules.check_own_op import OwnOp
from .sampling import pointwise
from .task import Task, Trial, driver

__all__ = [
    "Answer",
    "Case",
    "CaseResult",
    "Diagnosis",
    "Engine",
    "Example",
    "Exercise",
    "InProcess",
    "OwnOp",
    "Report",
    "Rule",
    "Task",
    "Trial",
    "Variant",
    "call",
    "check",
    "driver",
    "pointwise",
]
