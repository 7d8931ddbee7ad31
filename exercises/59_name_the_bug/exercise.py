"""Exercise K1: the diagnosis of wrong rules, as a game with black boxes."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive
from .judge import judge
from .truth import CODES, box

exercise = Exercise(
    id="K1",
    title="Name the bug",
    parts=(
        Task(
            "name_the_bug",
            lambda number: ("what your questions to the box show", *(np.zeros(1),) * 3),
            tuple(Trial(f"box {number + 1}", {"number": number}) for number in range(len(CODES))),
            points=10,
            says="the code of the box's mistake, and arrays that show it",
            results=("code", "g", "x", "y"),
            drive=drive,
            judge=judge,
            oracles=lambda number: {"rule": box(number)},
            private=("number",),
        ),
    ),
    stars=3,
    minutes=40,
)
