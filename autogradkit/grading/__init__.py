"""Grading: a class's hand-ins, each run in a process of its own, and the gradebook they make.

The learner's code never runs in the process that knows the truth. It sees arrays, and gives arrays back.
"""

from .isolated import check_isolated
from .late import LatePolicy, read_policy
from .run import Execution, GradingRun, grade_folder
from .sandbox.child_side.confinement import Limits

__all__ = [
    "Execution",
    "GradingRun",
    "LatePolicy",
    "Limits",
    "check_isolated",
    "grade_folder",
    "read_policy",
]
