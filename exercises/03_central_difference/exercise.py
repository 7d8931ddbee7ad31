"""Exercise A1: the slope of a function by nudging, from two points that lie symmetric."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from .driver import CURVES, drive
from .judge import judge

SLOPES = {
    "square": (lambda x: 2 * x,),
    "cube": (lambda x: 3 * x**2,),
    "exp": (np.exp,),
    "wave": (lambda x: 5 * np.cos(5 * x),),
    "quotient": (lambda x, y: 1 / y, lambda x, y: -x / y**2),
    "mixture": (lambda x, y, w: y, lambda x, y, w: x, lambda x, y, w: 5 * np.cos(5 * w)),
}


FORMULAS = {
    "square": "x²",
    "cube": "x³",
    "exp": "exp x",
    "wave": "sin 5x",
    "quotient": "x / y",
    "mixture": "x y + sin 5w",
}


def in_words(f, args, i, weights=()):
    """Return what an example says of a trial."""
    terms = " + ".join(f"{w:.3g} {FORMULAS[k]}" for w, k in zip(weights, CURVES))
    if weights:
        terms += f" with x = args[{i}], and a tenth of that of each other argument"
    return {"f": Words(terms or FORMULAS[f]), "args": list(args), "i": i}


def right_result(f, args, i, weights=()):
    """Return the slope; where f is asked is up to the learner, and the list is to stay."""
    slope = (
        sum(w * SLOPES[k][0](args[i]) for w, k in zip(weights, CURVES)) if weights else SLOPES[f][i](*args)
    )
    return float(slope), np.array([args], float), np.array(args, float)


def trial_at(name, f, *args, i=0):
    """One trial: the slope of f in argument i; other places are near, on the same side of 0."""

    def nearby(random):
        moved = [x * random.uniform(0.8, 1.2) if x else random.uniform(-0.1, 0.1) for x in args]
        return {"f": f, "args": tuple(map(float, moved)), "i": i}

    return Trial(name, {"f": f, "args": args, "i": i}, redraw=nearby)


def trial_somewhere(name, f, count, i=0):
    """One trial: the slope of f in argument i, somewhere; drawn anew, in the first or the last of many."""

    def somewhere(random):
        return {"f": f, "args": tuple(random.uniform(1, 3, count).tolist()), "i": i}

    return Trial(name, somewhere, redraw=lambda random: of_a_sum(random, -i))


def of_a_sum(random, i=None):
    """Draw a sum of four curves, whose slope nobody knows by heart: not even which of them it is.

    It has several arguments, any of which may be the one, at 0, unless it is told; others are equal to it.
    """
    weights = random.uniform((0.5, 0.5, 0.5, 0.01), (2, 2, 2, 0.05)).tolist()
    args = random.uniform(0.5, 1.5, random.integers(4, 8)).tolist()
    if i is None:
        i = int(random.integers(len(args)))
        args[i] = 0.0
    i %= len(args)
    for other in random.permutation(len(args))[:2]:
        args[other] = args[i]
    return {"f": "sum", "args": tuple(args), "i": i, "weights": tuple(weights)}


def whole(random):
    """Draw a place that is a whole number, as in the statement."""
    return {"f": "cube", "args": (int(random.integers(3, 30)),), "i": 0}


def one_of_three(random):
    """Draw a mixture of three numbers, of which the second is to be nudged."""
    args = random.uniform(0.5, 2.5, 3) * random.choice([-1, 1], 3)
    return {"f": "mixture", "args": tuple(args.tolist()), "i": 1}


def of_two_sizes(random):
    """Draw a quotient of a million and a small number: the step of one is none for the other."""
    x, y = random.uniform((1e6, 1), (3e6, 3)) * random.choice([-1, 1], 2)
    return {"f": "quotient", "args": (float(x), float(y)), "i": 1}


def at_zero(random):
    """Draw a quotient of nothing and a number: a step that grows with x is no step there."""
    return {"f": "quotient", "args": (0.0, float(random.uniform(1, 3))), "i": 0}


TRIALS = (
    Trial("x³ at 2", {"f": "cube", "args": (2,), "i": 0}, redraw=whole),
    trial_at("x³ at -3", "cube", -3.0),
    trial_at("exp x at 0", "exp", 0.0),
    trial_at("sin 5x at 0", "wave", 0.0),
    trial_at("sin 5x at 0.7", "wave", 0.7),
    trial_at("x³ at a million", "cube", 1e6),
    trial_at("x² at -1234567", "square", -1234567.0),
    trial_at("x² at 0.001", "square", 0.001),
    trial_at("x / y in x", "quotient", 3.0, 4.0),
    Trial("x / y in y", {"f": "quotient", "args": (3.0, 4.0), "i": 1}, redraw=of_two_sizes),
    Trial("x / y in x, at 0", {"f": "quotient", "args": (0.0, 4.0), "i": 0}, redraw=at_zero),
    Trial("x y + sin 5w in w", {"f": "mixture", "args": (2.0, -1.0, 0.3), "i": 2}, redraw=one_of_three),
    trial_somewhere("x³ somewhere", "cube", 1),
    trial_somewhere("x / y in y, somewhere", "quotient", 2, i=1),
)

exercise = Exercise(
    id="A1",
    title="The slope by nudging",
    parts=(
        Task(
            "central_difference",
            right_result,
            TRIALS,
            points=4,
            larger=of_a_sum,
            says="how much f(*args) changes per unit of args[i]",
            results=("slope", "where f was asked", "args afterwards"),
            drive=drive,
            judge=judge,
            given=in_words,
        ),
    ),
    stars=1,
    minutes=15,
)
