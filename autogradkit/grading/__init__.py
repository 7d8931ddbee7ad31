"""Grading: a class's hand-ins, each run in a process of its own, and the gradebook they make.

The learner's code never runs in the process that knows the truth. It sees arrays, and gives arrays back.
"""

from .command import cli_doctor, cli_grade
from .hosts import cli_gradescope, cli_nbgrader
from .isolated import check_isolated, cli_isolated
from .late import LatePolicy, read_policy
from .run import Outcome, grade_folder
from .sandbox import Limits

__all__ = [
    "LatePolicy",
    "Limits",
    "Outcome",
    "check_isolated",
    "cli_doctor",
    "cli_grade",
    "cli_gradescope",
    "cli_isolated",
    "cli_nbgrader",
    "grade_folder",
    "read_policy",
]
