"""What a report says of exercise L10: an example's numbers; a code, what is observed, a question."""

import numpy as np

from autogradkit.checking import Words

from .truth import run

NOT_SENT = (
    "NOT_SENT",
    "the weights are right, but some losses were never handed to `backward`.",
    "Who can tell the slopes of a loss without trying other weights?",
)
TRIED = (
    "TRIES_WEIGHTS",
    "the weights are right, but within a turn losses were computed at other weights, too.",
    "Who can tell the slopes of a loss without trying other weights?",
)
STEPS = {  # a mistake of `run`: its code, what is observed, a question
    "never resets": (
        "G_NOT_RESET",
        "the old gradient is still in the step.",
        "What stands in `.grad` before `backward` adds to it?",
    ),
    "resets last": (
        "G_RESET_LATE",
        "the first step still follows what was in `.grad` before the turn.",
        "Who has made sure that `.grad` is 0 when the first turn begins?",
    ),
    "resets each time": (
        "LAST_PORTION_ONLY",
        "the step follows the gradient of the last portion alone.",
        "What becomes of a portion's gradient when the next portion has its turn?",
    ),
    "first portion": (
        "FIRST_PORTION_ONLY",
        "the step follows the gradient of the first portion alone.",
        "How often does the loop run before it is left?",
    ),
    "a step for each": (
        "STEP_FOR_EACH",
        "the weights move once for each portion; asked for is one step for all of them.",
        "Which weights does the second portion's loss have to be computed from?",
    ),
    "mean": (
        "MEAN_OF_PORTIONS",
        "the step follows the mean of the portions' gradients; asked for is their sum.",
        "By how much does the sum of all losses move?",
    ),
    "uphill": (
        "UPHILL",
        "every weight moves by the right amount in the wrong direction: the loss grows.",
        "If the slope is positive, where is the loss smaller: to the left or to the right?",
    ),
    "no rate": (
        "NO_RATE",
        "every weight moves by its whole gradient, whatever `rate` is.",
        "How long is a step to be?",
    ),
    "updates first": (
        "UPDATE_TOO_EARLY",
        "the weights move by what was in `.grad` before the turn; the new gradient comes too late.",
        "Which of the moves does the update need?",
    ),
}


def in_words(targets, numbers, grads, rate, count):
    """Return what a report's example says of a trial of `turn`."""
    if len(numbers) == 1:
        losses = " and ".join(f"(w − {target:.3g})²" for (target,) in targets)
        given = {"the weight": numbers[0], "its .grad before": grads[0], "the losses": Words(losses)}
    else:
        given = {"the weights": numbers, "their .grad before": grads}
        given |= {"a portion's loss": Words("the sum of (w − t)²"), "its t": list(targets)}
    return given | {"rate": rate, "how many turns": count}


def judge_sub(got, want, x, y):
    """Say what is wrong with a difference and its slopes."""
    if got[1]:
        question = "What are the two things that the exercise asks for?"
        return "MALFORMED", f"sub returns {got[1]}, not a number and a tuple of two slopes.", question
    number, *slopes = got[0]
    if not np.isclose(number, want[0][0]):
        return "WRONG_NUMBER", f"for x = {x:g} and y = {y:g} the number is {number:g}.", "Which minus which?"
    if np.allclose(slopes, want[0][1:]):
        return None
    observed = f"the slopes are ({slopes[0]:g}, {slopes[1]:g})."
    if np.allclose(np.abs(slopes), 1):
        return "SLOPE_SIGN", observed, "Nudge x up a little, then y. What does x − y do each time?"
    return "WRONG_SLOPES", observed, "By how much does x − y grow if x grows by 0.01? And if y does?"


def judge_turns(got, want, targets, numbers, grads, rate, count):
    """Say what a turn does in place of one step downhill."""
    if got[4] and np.allclose(got[0], want[0], rtol=1e-9):
        question = "What does the exercise ask to be returned?"
        return "NO_LOSS", f"the weights are right, but turn returns {got[4]}, no number.", question

    def are_near(now, then):
        return np.allclose(now, then, rtol=1e-9)

    given = {"targets": targets, "numbers": numbers, "grads": grads, "rate": rate, "count": count}
    if are_near(got[0], want[0]):
        if are_near(got[1], want[1]):
            return NOT_SENT if got[3][1] else TRIED if got[3][2] else None
        if are_near(got[1], run(**given, mistake="loss after")[1]):
            observed = "the weights are right, but turn returns the loss after the step."
            return "LOSS_AFTER", observed, "What was the loss of the weights that the turn began with?"
        question = "Over what does the exercise take the sum?"
        return "WRONG_LOSS", "the weights are right; the returned loss is not.", question
    if got[3][0] > 0:
        observed = "a loss sends nothing: backward is called on it when its tape has been emptied already."
        return "TAPE_EMPTIED", observed, "What must lie between the calls of two portions?"
    if np.array_equal(got[0], numbers):
        if np.all(got[2] == 0):
            observed = "no weight moves, and every `.grad` is 0 afterwards."
            return "G_RESET_TOO_SOON", observed, "What has `backward` added, and what becomes of it?"
        observed = "no weight has another `.number` after the turn."
        return "NOTHING_MOVES", observed, "Which object does your update change?"
    for mistake, finding in STEPS.items():
        with np.errstate(all="ignore"):  # what was in .grad may be no number
            weights, _, left = run(**given, mistake=mistake)
        if are_near(got[0], weights) and are_near(got[2], left):
            return finding
    observed = (
        f"after {count} turn{'s' * (count > 1)} the first weight is {got[0][0]:g}; right is {want[0][0]:g}."
    )
    return "WRONG_STEP", observed, "Follow one weight through one turn, with a pencil."
