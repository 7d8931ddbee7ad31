"""What is wrong with a result of exercise H4: a code, what is observed, a question."""

import numpy as np


def judge_switch(got, want, way, before, error=""):
    """Say where the switch stands wrongly."""
    inside, between = map(bool, got[0])

    if inside:
        observed = "inside of the block, switch.recording is True."
        return "NOT_SWITCHED", observed, "What happens when the block is entered?"
    if got[2] != want[2]:
        observed = "an exception raised in the block never arrives outside."
        return "SWALLOWED", observed, "What does `__exit__` return, or what does your `except` do with it?"
    if between and way == "two switches":
        observed = "a block for one switch turns another one off."
        return "OTHER_SWITCH", observed, "Which switch were you handed?"
    if between and way == "made beforehand":
        observed = "no_grad(switch) turns the switch off by itself, before any block begins."
        return "NOT_SWITCHED", observed, "What happens when it is made, and what when the block is entered?"
    if between and way != "twice":
        observed = "after an inner block the outer one records again."
        return "TURNED_ON", observed, "What was the switch before the inner block began?"
    if between or bool(got[1]) != bool(want[1]):
        if not before:
            observed = "the switch was off before the block, and is on afterwards."
            return "TURNED_ON", observed, "Is what is right afterwards always True?"
        if way in ("raises", "raises inside of another", "is interrupted"):
            after = (
                f"a {error or 'KeyboardInterrupt'}" if error or way == "is interrupted" else "an exception"
            )
            observed = f"after {after} the switch stays off."
            return "NOT_RESTORED_AFTER_ERROR", observed, "Which lines run, when an exception passes by?"
        return "NOT_RESTORED", "after the block the switch stays off.", "Who turns it back?"
    return None


def judge_detach(got, want, w, form):
    """Say what is wrong with the detached value, or where a gradient leaks through."""
    grad, (itself, other_numbers, leaks, cut, copied) = got[0], (bool(flag) for flag in got[1])

    if cut:
        observed = (
            "t itself is not what it was: other inputs, another .grad or .needs_grad, or something new."
        )
        return "CUTS_ORIGINAL", observed, "Which of the two values should be without a past?"
    if other_numbers:
        return "WRONG_VALUES", "the numbers are not those of t.", ""
    if itself or leaks:
        numbers = ", ".join(f"{entry:g}" for entry in np.ravel(grad))
        right = ", ".join(f"{entry:g}" for entry in np.ravel(want[0]))
        observed = (
            f"a gradient passes through the detached value: w receives ({numbers}); right is ({right})."
        )
        if np.allclose(grad, want[0]):
            observed = "the detached value still says that it needs a gradient, or was made from something."
        return "G_LEAK", observed, "By what does backward tell where to go on?"
    if copied:
        observed = "the numbers were copied: the array is not that of t."
        return "COPIES_DATA", observed, "What has to be new here, and what can be shared?"
    return None if np.allclose(grad, want[0]) else ("WRONG_VALUES", "w receives the wrong gradient.", "")
