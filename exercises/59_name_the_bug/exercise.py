"""Exercise K1: the diagnosis of wrong rules, as a game with black boxes."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive
from .judge import judge
from .truth import CODES, box


def drawn(number):
    """Return the draw of another box with the mistake of this one."""
    return lambda random: {"number": number, "draw": int(random.integers(1, 2**31))}


exercise = Exercise(
    id="K1",
    title="Name the bug",
    parts=(
        Task(
            "name_the_bug",
            lambda number, draw=0: ("what your questions to the box show", *(np.zeros(1),) * 3),
            tuple(
                Trial(f"box {number + 1}", {"number": number}, redraw=drawn(number))
                for number in range(len(CODES))
            ),
            points=10,
            says="the code of the box's mistake, and arrays that show it",
            results=("code", "g", "x", "y"),
            drive=drive,
            judge=judge,
            oracles=lambda number, draw=0: {"rule": box(number, draw)},
            private=("number", "draw"),
        ),
    ),
    stars=3,
    minutes=40,
)
