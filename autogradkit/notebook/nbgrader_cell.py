"""nbgrader's cell: what stands below an answer, for learners to run and nbgrader to take points from.

nbgrader gives no point where a cell raised or anything was written to stderr, and all of them where it can't
read a number; and it ends a cell after half a minute. So what an answer writes is left out, what is missing
costs its own points alone, and the functions that never come back share what time there is.
"""

import contextlib
import io
import time

from IPython.display import clear_output

from autogradkit.checking import InProcess
from autogradkit.course.attempt import AttemptError, attempt, functions_by_name
from autogradkit.course.catalogue import entry

__all__ = ["points_of"]

CELL_S = 20.0  # of the 30 that nbgrader has by default
LONGEST_S, LEAST_S = 10.0, 1.0  # for one call; no right answer needs a second


class InACell(InProcess):
    """Answers by calling functions that all together have the time of a cell: half of what is left, each."""

    def __init__(self, functions, kind):
        super().__init__(functions, kind)
        self.begun_s = time.monotonic()

    def ask(self, function, arguments, oracles=None):
        """Call one function and return the Answer."""
        left_s = CELL_S - (time.monotonic() - self.begun_s)
        self._limit_s = min(LONGEST_S, max(LEAST_S, left_s / 2))
        return super().ask(function, arguments, oracles)


def points_of(name, session):
    """Check the functions of an exercise that a `session` has, print the Report, and return its points."""
    exercise, functions, said = entry(name).exercise, {}, []
    for asked in exercise.functions:
        if asked in session:
            try:
                functions |= functions_by_name(exercise, (), {asked: session[asked]})
            except AttemptError as error:
                said.append(str(error))
    with contextlib.redirect_stderr(io.StringIO()):
        report = attempt(exercise, functions, noted=False, answerer=InACell).report
    clear_output()  # a log goes where stderr was when it was opened
    print(report, *said, sep="\n")
    return float(report.points)
