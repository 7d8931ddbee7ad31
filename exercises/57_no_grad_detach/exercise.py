"""Exercise H4: a switch that flips back, and a value without a past."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver


def switched(way, before):
    """Return what the switch should show."""
    return np.array(False), np.array(before), "the exception arrived" if "raises" in way else ""


def switch_judged(got, want, way, before):
    """Say where the switch stands wrongly."""

    if got[0]:
        if way in ("nested", "raises inside of another"):
            said = "after an inner block the outer one records again."
            return "TURNED_ON", said, "What was the switch before the inner block began?"
        said = "inside of the block, switch.recording is True."
        return "NOT_SWITCHED", said, "What happens when the block is entered?"
    if got[2] != want[2]:
        said = "an exception raised in the block never arrives outside."
        return "SWALLOWED", said, "What does `__exit__` return, or what does your `except` do with it?"
    if bool(got[1]) != bool(want[1]):
        if way in ("raises", "raises inside of another"):
            said = "after an exception the switch stays off."
            return "NOT_RESTORED_AFTER_ERROR", said, "Which lines run, when an exception passes by?"
        if got[1]:
            said = "the switch was off before the block, and is on afterwards."
            return "TURNED_ON", said, "Is what is right afterwards always True?"
        return "NOT_RESTORED", "after the block the switch stays off.", "Who turns it back?"
    return None


def detached(w, form):
    """Return w's gradient, and that nothing is wrong with the value."""
    w = np.array(w)
    return w * w if form == "product" else 2 * w, np.zeros(5, bool)


def detach_judged(got, want, w, form):
    """Say what is wrong with the detached value, or where a gradient leaks through."""
    grad, (itself, other_numbers, leaks, cut, copied) = got[0], (bool(flag) for flag in got[1])

    if cut:
        said = "t itself has lost its inputs, or needs no gradient any more."
        return "CUTS_ORIGINAL", said, "Which of the two values should be without a past?"
    if other_numbers:
        return "WRONG_VALUES", "the numbers are not those of t.", ""
    if itself or leaks:
        numbers = ", ".join(f"{entry:g}" for entry in grad)
        right = ", ".join(f"{entry:g}" for entry in want[0])
        said = f"a gradient passes through the detached value: w receives ({numbers}); right is ({right})."
        if np.allclose(grad, want[0]):
            said = "the detached value still says that it needs a gradient, or was made from something."
        return "G_LEAK", said, "By what does backward tell where to go on?"
    if copied:
        said = "the numbers were copied: the array is not that of t."
        return "COPIES_DATA", said, "What has to be new here, and what can be shared?"
    return None if np.allclose(grad, want[0]) else ("WRONG_VALUES", "w receives the wrong gradient.", "")


WAYS = ("ends", "returns", "breaks", "raises", "nested", "raises inside of another", "twice", "two switches")


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
                Trial(f"{way}, recording was {'on' if before else 'off'}", {"way": way, "before": before})
                for before in (True, False)
                for way in WAYS
            ),
            points=4,
            says="recording is off inside, and afterwards what it was",
            results=("recording inside", "recording afterwards", "exception"),
            drive=driver.switch,
            judge=switch_judged,
        ),
        Task(
            "detach",
            detached,
            (
                Trial("L = detach(u) · w", {"w": (3.0, -2.0), "form": "product"}),
                Trial("L = u + detach(u)", {"w": (3.0, -2.0), "form": "sum"}),
                Trial("one number", {"w": (1.5,), "form": "product"}),
                Trial("three random numbers", three_random),
            ),
            points=4,
            says="the same numbers, and no past",
            results=("w's gradient", "itself, other numbers, leaks, original cut, copied"),
            drive=driver.values,
            judge=detach_judged,
        ),
    ),
    stars=2,
    minutes=20,
)
