"""Exercise H4: a switch that flips back, and a value without a past."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .judge import judge_detach, judge_switch


def switched(way, before):
    """Return what the switch should show."""
    return np.zeros(2, bool), np.array(before), "the exception arrived" if "raises" in way else ""


def detached(w, form):
    """Return w's gradient, and that nothing is wrong with the value."""
    w = np.array(w)
    return w * w if form == "product" else 2 * w, np.zeros(5, bool)


WAYS = (
    *("ends", "returns", "breaks", "raises", "nested", "raises inside of another", "twice", "two switches"),
    "made beforehand",
)


def detach_trial(name, w, form):
    """Return the trial of detach on these weights, or on others where they are drawn anew."""

    def drawn(random):
        return {"w": tuple(random.normal(size=len(w)).tolist()), "form": form}

    return Trial(name, {"w": w, "form": form}, redraw=drawn)


def in_words(w, form):
    """Return what an example says of a trial of detach."""
    return {"w": w, "L": Words(("detach(u) w" if form == "product" else "u + detach(u)") + " with u = w w")}


def three_random(random):
    """Draw three weights."""
    return {"w": tuple(random.normal(size=3).tolist()), "form": "product"}


exercise = Exercise(
    id="H4",
    title="Not recorded",
    parts=(
        Task(
            "no_grad",
            switched,
            tuple(
                Trial(
                    f"{way}, recording was {'on' if before else 'off'}",
                    {"way": way, "before": before},
                    counts=before,  # a switch that does nothing leaves it off
                    redraw=lambda random, way=way, before=before: {"way": way, "before": before},
                )
                for before in (True, False)
                for way in WAYS
            ),
            points=4,
            says="recording is off inside, and afterwards what it was",
            results=("wrong inside, wrong in between", "recording afterwards", "exception"),
            drive=driver.switch,
            given=lambda way, before: None,  # the sentence says all of it
            judge=judge_switch,
        ),
        Task(
            "detach",
            detached,
            (
                detach_trial("L = detach(u) · w", (3.0, -2.0), "product"),
                detach_trial("L = u + detach(u)", (3.0, -2.0), "sum"),
                detach_trial("one number", (1.5,), "product"),
                Trial("three random numbers", three_random),
            ),
            points=4,
            says="the same numbers, and no past",
            results=("w's gradient", "itself, other numbers, leaks, original cut, copied"),
            drive=driver.values,
            given=in_words,
            judge=judge_detach,
            ranges={"w": (-np.inf, np.inf)},
        ),
    ),
    stars=2,
    minutes=20,
)
