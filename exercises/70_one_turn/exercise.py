"""Exercise L10: one operation of an engine, and one turn of a training."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver
from .judge import in_words, judge_sub, judge_turns
from .truth import right_sub, right_turns


def two_numbers(random):
    """Draw two numbers."""
    return dict(zip("xy", random.uniform(-3, 3, 2).tolist()))


def drawn(weights, portions, count):
    """Return what draws some weights whose `.grad` holds something, and the targets of each portion."""

    def arguments(random):
        numbers, grads, *targets = random.uniform(0.4, 2, (2 + portions, weights))
        given = {"targets": np.array(targets), "numbers": -numbers, "grads": grads}
        return given | {"rate": float(random.uniform(0.03, 0.1)), "count": count}

    return arguments


def numbers_like(x, y):
    """Return the trial of sub on two numbers; drawn anew, what is 0 stays so, and what is equal."""

    def drawn(random):
        numbers = random.uniform(0.5, 3, 2) * np.sign([x, y])
        return {"x": float(numbers[0]), "y": float(numbers[0] if x == y else numbers[1])}

    return Trial(f"{x:g} and {y:g}", {"x": x, "y": y}, redraw=drawn)


def many(random):
    """Draw many weights and portions; some weights' `.grad` is no number that could be taken away again."""
    given = drawn(int(random.integers(8, 13)), int(random.integers(13, 20)), 3)(random)
    given["grads"][random.permutation(len(given["grads"]))[:2]] = random.permutation([np.nan, np.inf])
    return given


KNOWN = {"targets": np.array([[1.0], [2.0]]), "numbers": np.array([3.0]), "grads": np.array([7.0])}

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
                *(numbers_like(x, y) for x, y in ((0.0, 2.0), (5.0, 0.0), (3.0, 3.0))),
            ),
            points=2,
            says="x - y, (slope for x, slope for y)",
            results=("the number and the slopes", "what is odd"),
            drive=driver.difference,
            judge=judge_sub,
            ranges=dict.fromkeys("xy", (-np.inf, np.inf)),
        ),
        Task(
            "turn",
            right_turns,
            (
                Trial("one weight, two portions", KNOWN | {"rate": 0.1, "count": 1}, redraw=drawn(1, 2, 1)),
                Trial("three weights, three portions, two turns", drawn(3, 3, 2)),
                Trial("four weights, two portions, five turns", drawn(4, 2, 5), redraw=drawn(4, 1, 5)),
            ),
            points=4,
            says="one step downhill for all portions",
            results=("the weights", "the losses", "the gradients", "losses that sent nothing", "what is odd"),
            drive=driver.turns,
            given=in_words,
            judge=judge_turns,
            larger=many,
            shown=(0, 1),
            ranges={
                **dict.fromkeys(("targets", "numbers", "grads"), (-np.inf, np.inf)),
                "rate": (0.001, 1.5),
            },
        ),
    ),
)
