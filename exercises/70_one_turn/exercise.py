"""Exercise L10: one operation of an engine, and one turn of a training."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver
from .judge import judge_sub, judge_turns
from .truth import right_sub, right_turns


def two_numbers(random):
    """Draw two numbers."""
    x, y = random.uniform(-3, 3, 2).tolist()
    return {"x": x, "y": y}


def drawn(weights, portions, count):
    """Return what draws some weights whose `.grad` holds something, and the portions of their data."""

    def arguments(random):
        return {
            "points": random.normal(size=(portions, weights + 1, weights)),
            "targets": random.normal(size=(portions, weights + 1)),
            "numbers": random.normal(size=weights),
            "grads": random.uniform(0.5, 2, weights) * random.choice([-1, 1], weights),
            "rate": float(random.uniform(0.03, 0.1)),
            "count": count,
        }

    return arguments


SQUARES = {  # (w − 1)² and (w − 2)² at 3, with an old 7 in .grad
    "points": np.ones((2, 1, 1)),
    "targets": np.array([[1.0], [2.0]]),
    "numbers": np.array([3.0]),
    "grads": np.array([7.0]),
    "rate": 0.1,
    "count": 1,
}

exercise = Exercise(
    id="L10",
    title="One operation, one turn",
    parts=(
        Task(
            "sub",
            right_sub,
            (
                Trial("5 and 2", {"x": 5.0, "y": 2.0}, redraw=two_numbers),
                Trial("two numbers", two_numbers),
                Trial("two other numbers", two_numbers),
            ),
            points=2,
            says="x - y, (slope for x, slope for y)",
            results=("the number and the slopes", "what is odd"),
            drive=driver.difference,
            judge=judge_sub,
        ),
        Task(
            "turn",
            right_turns,
            (
                Trial("one weight, two portions", SQUARES, redraw=drawn(1, 2, 1)),
                Trial("three weights, two portions", drawn(3, 2, 1)),
                Trial("three weights, three portions, two turns", drawn(3, 3, 2)),
                Trial("four weights, three portions, five turns", drawn(4, 3, 5)),
                Trial("four weights, all data in one portion, two turns", drawn(4, 1, 2), counts=False),
            ),
            points=4,
            says="one step downhill for all portions",
            results=("the weights", "the losses", "the gradients", "what is odd"),
            drive=driver.turns,
            judge=judge_turns,
            shown=(0, 1),
        ),
    ),
    stars=1,
    minutes=10,
)
