"""Exercise H3: leaves collect, inner nodes don't, and zero_grad starts afresh."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver


def gradient(name, x, y):
    """Return the gradient of one of the graphs."""
    if name == "flat":
        return np.array([y, x])
    if name == "squared":
        return 2 * x * y * np.array([y, x])
    u, v = x * y, x * y + x  # L = u v + v
    return np.array([y * v + (u + 1) * (y + 1), x * v + (u + 1) * x])


def collected(leaves, graphs, same, before, litter):
    """Return what the leaves hold in the end."""
    return before + sum(gradient(name, *leaves) for name in graphs)


def judged(got, want, leaves, graphs, same, before, litter):
    """Say what the leaves' gradients remember, or forget."""
    if np.allclose(got, want, rtol=1e-9):
        return None

    def near(guess):
        return np.allclose(got, guess, rtol=1e-9)

    numbers = ", ".join(f"{entry:g}" for entry in got)
    right = ", ".join(f"{entry:g}" for entry in want)
    said = f"the leaves hold ({numbers}); right is ({right})."
    each = [gradient(name, *leaves) for name in graphs]
    if (before or len(graphs) > 1) and (near(each[-1]) or near(sum(each))):
        asks = "What was in .grad before backward ran, and where is it now?"
        return "COLLECTS_NOT", f"{said} What was there before is lost.", asks
    if litter or (same and len(graphs) > 1):
        said += " Inner nodes had something in their .grad from before, and it was carried down once more."
        return "G_INTERMEDIATE_KEPT", said, "Whose .grad should be empty when a journey begins?"
    if near(before + 0 * want):
        return "G_NO_SEED", f"{said} Nothing arrives.", "What is the gradient of L with respect to L?"
    if len(graphs) == 1 and not before:
        return "WRONG_VALUES", f"{said} One run on a fresh graph is wrong already.", "Is exercise 8 solved?"
    return "WRONG_VALUES", said, "Follow one number from the output to a leaf, call by call."


def zeroed(got, want, values, grads):
    """Say what is left in the leaves."""
    if np.array_equal(got[0], want[0]) and np.array_equal(got[1], want[1]):
        return None

    if not np.array_equal(got[1], want[1]):
        return "VALUES_CHANGED", "the leaves' values are not what they were.", "What is to be forgotten?"
    if np.any(np.isnan(got[0])):
        return "GRAD_IS_NONE", "a leaf's .grad is None afterwards; asked for is 0.0.", ""
    left = int(np.count_nonzero(got[0]))
    said = f"{left} of {len(grads)} leaves still hold their old gradient."
    return "G_NOT_RESET", said, "Which object does the name in your loop stand for after your line?"


def run(name, *graphs, same=False, before=0.0, litter=0.0, leaves=(3.0, 5.0), counts=True):
    """Return one trial: which graphs run backward on the same leaves."""
    given = {"leaves": leaves, "graphs": graphs, "same": same, "before": before, "litter": litter}
    return Trial(name, given, counts)


def four_random(random):
    """Draw four leaves with something in their .grad."""
    return {"values": tuple(random.normal(size=4).tolist()), "grads": tuple(random.normal(size=4).tolist())}


def everything(random):
    """Draw leaves and what lies about in them, for two runs on the same graph."""
    before, litter = random.uniform(1, 5, 2).tolist()
    given = {"leaves": tuple(random.uniform(0.5, 2, 2).tolist()), "graphs": ("shared", "shared")}
    return {**given, "same": True, "before": before, "litter": litter}


exercise = Exercise(
    id="H3",
    title="Again, please",
    parts=(
        Task(
            "zero_grad",
            lambda values, grads: (np.zeros(len(grads)), np.array(values)),
            (
                Trial("two leaves", {"values": (3.0, 5.0), "grads": (1.5, -2.0)}),
                Trial("one leaf", {"values": (2.0,), "grads": (4.0,)}),
                Trial("four random ones", four_random),
                Trial("three, one of them empty", {"values": (1.0, 2.0, 3.0), "grads": (1.0, 0.0, 2.0)}),
            ),
            points=2,
            says="every leaf's .grad is 0.0",
            results=("the leaves' .grad", "the leaves' .value"),
            drive=driver.zero,
            judge=zeroed,
        ),
        Task(
            "backward",
            collected,
            (
                run("x y, once", "flat"),
                run("u = x y, L = u u, once", "squared"),
                run("u = x y, v = u + x, L = u v + v, once", "shared", leaves=(0.7, -1.2)),
                run("u u, twice on the same graph", "squared", "squared", same=True),
                run(
                    "three times on the same graph",
                    "shared",
                    "shared",
                    "shared",
                    same=True,
                    leaves=(1.5, -0.5),
                ),
                run("two graphs on the same leaves", "squared", "shared", leaves=(0.4, 2.0)),
                run("something is in the leaves already", "shared", before=10.0),
                run("something is in the inner nodes", "shared", litter=7.0),
                Trial("everything at once, with random numbers", everything),
            ),
            points=6,
            says="adds the gradient to the leaves' .grad",
            results=("the leaves' .grad",),
            drive=driver.again,
            judge=judged,
        ),
    ),
    stars=2,
    minutes=20,
)
