"""Exercise H4: a switch that flips back, and a value without a past."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .judge import judge_detach, judge_switch


def switched(way, before, error=""):
    """Return what the switch should show."""
    leaves = "raises" in way or way == "is interrupted"
    return np.zeros(2, bool), np.array(before), "the exception arrived" if leaves else ""


def detached(w, form):
    """Return w's gradient, and that nothing is wrong with the value."""
    w = np.array(w)
    return {"product": w * w, "sum": 2 * w, "leaf": w}[form], np.zeros(5, bool)


WAYS = (
    *("ends", "returns", "breaks", "raises", "nested", "raises inside of another", "twice", "two switches"),
    "made beforehand",
    "is interrupted",
)


def way_trial(way, before):
    """Return the trial of one way out of a block; what is raised is another error where numbers are drawn."""

    def drawn(random):
        error = {"error": str(random.choice(["ValueError", "ZeroDivisionError"]))} if "raises" in way else {}
        error |= {"error": "Halt"} if way == "is interrupted" else {}
        return {"way": way, "before": before, **error}

    name = f"{way}, recording was {'on' if before else 'off'}"
    counts = before  # a switch that does nothing leaves it off
    return Trial(name, {"way": way, "before": before}, counts=counts, redraw=drawn)


def detach_trial(name, w, form):
    """Return the trial of detach on these weights, or on others where they are drawn anew."""

    def drawn(random):
        return {"w": random.normal(size=np.shape(w)), "form": form}

    return Trial(name, {"w": w, "form": form}, redraw=drawn)


def in_words(w, form):
    """Return what an example says of a trial of detach."""
    formulas = {
        "product": "detach(u) w with u = w w",
        "sum": "u + detach(u) with u = w w",
        "leaf": "detach(w) w",
    }
    return {"w": w, "L": Words(formulas[form])}


def a_table(random):
    """Draw weights in a table."""
    return {"w": random.normal(size=(2, 3)), "form": "product"}


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
            tuple(way_trial(way, before) for before in (True, False) for way in WAYS),
            points=4,
            says="recording is off inside, and afterwards what it was",
            results=("wrong inside, wrong in between", "recording afterwards", "exception"),
            drive=driver.switch,
            given=lambda **arguments: None,  # the sentence says all of it
            judge=judge_switch,
        ),
        Task(
            "detach",
            detached,
            (
                detach_trial("L = detach(u) · w", (3.0, -2.0), "product"),
                detach_trial("L = u + detach(u)", (3.0, -2.0), "sum"),
                detach_trial("one number, without axes", 1.5, "product"),
                detach_trial("L = detach(w) · w", (3.0, -2.0), "leaf"),
                Trial("three random numbers", three_random, redraw=a_table),
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
