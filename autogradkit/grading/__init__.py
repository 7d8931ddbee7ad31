"""Grading: a class's hand-ins, each run in a process of its own, and the gradebook they make.

The learner's code never runs in the process that knows the truth. It sees arrays, and gives arrays back.
"""

from .command import cli_doctor, cli_grade
from .run import Outcome, grade_folder
from .sandbox import Limits

__all__ = ["Limits", "Outcome", "cli_doctor", "cli_grade", "grade_folder"]
