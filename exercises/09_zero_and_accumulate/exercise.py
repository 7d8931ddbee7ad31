"""Exercise H3: leaves collect, inner nodes don't, and zero_grad starts afresh."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .judge import judge, judge_zero_grad
from .truth import gradient

FORMULAS = {"flat": "x y", "squared": "u u with u = x y", "shared": "u v + v with u = x y and v = u + x"}
FORMULAS["doubled"] = "x y, doubled 25 times"
FORMULAS["wired"] = "a sum of sums of the leaves"


def in_words(leaves, graphs, same, before, litter, wiring=()):
    """Return what an example says of a trial of backward."""
    graph = ", then ".join(FORMULAS[name] for name in dict.fromkeys(graphs))
    runs = f", backward {len(graphs)} times" + " on the same graph" * same if len(graphs) > 1 else ""
    return {
        "L": Words(graph + runs),
        **dict(zip("xyuvw", leaves)),
        "the leaves' .grad before": before,
        "the inner nodes' .grad before": litter,
    }


def collected(leaves, graphs, same, before, litter, wiring=()):
    """Return what the leaves hold in the end."""
    return before + sum(gradient(name, leaves, wiring) for name in graphs)


def run(name, *graphs, same=False, before=0.0, litter=0.0, leaves=(3.0, 5.0), counts=True):
    """Return one trial: which graphs run backward on the same leaves."""
    given = {"leaves": leaves, "graphs": graphs, "same": same, "before": before, "litter": litter}

    def elsewhere(random):
        drawn = {"leaves": tuple((random.uniform(0.4, 3, 2) * random.choice([-1, 1], 2)).tolist())}
        drawn |= {what: given[what] and float(random.uniform(2, 12)) for what in ("before", "litter")}
        return given | drawn

    return Trial(name, given, counts, redraw=elsewhere)


def four_random(random):
    """Draw four leaves with something in their .grad."""
    return {"values": tuple(random.normal(size=4).tolist()), "grads": tuple(random.normal(size=4).tolist())}


def zero_grad_trial(name, values, grads):
    """Return the trial of zero_grad on leaves that hold these; what holds 0.0 goes on doing so."""

    def drawn(random):
        now, left = random.normal(size=(2, len(values)))
        return {"values": tuple(now.tolist()), "grads": tuple((left * np.sign(grads)).tolist())}

    return Trial(name, {"values": values, "grads": grads}, redraw=drawn)


def any_wiring(random):
    """Draw a graph forty deep, of nodes of one to four inputs, on five leaves, two of them equal; two runs.

    What lies about in the inner nodes is no number that could be taken away again.
    """
    wiring, leaves = [], random.uniform(0.5, 2, 4).tolist()
    for known in range(5, 62):
        others = random.integers(known, size=random.integers(0, 4)).tolist()
        inputs = [known - 1 if known % 9 or known > 20 else int(random.integers(known)), *others]
        inputs = random.permutation(inputs).tolist()
        wiring.append((tuple(inputs), tuple(random.uniform(-0.7, 0.7, len(inputs)).tolist())))
    wiring.append((tuple(range(50, 62)), (0.5,) * 12))
    given = {**everything(random), "graphs": ("wired", "wired"), "wiring": tuple(wiring)}
    litter = float(random.choice([-np.inf, np.inf]))
    return {**given, "leaves": (*leaves, leaves[0]), "litter": litter}


def many_leaves(random):
    """Draw a dozen leaves or so, two of them equal, with something in their .grad that may be no number."""
    values, grads = random.normal(size=(2, random.integers(9, 15))).tolist()
    odd = random.choice([np.nan, np.inf, -np.inf], 2).tolist()
    return {"values": (*values, values[0]), "grads": tuple(random.permutation([*grads[1:], *odd]).tolist())}


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
            lambda values, grads: (np.zeros(len(grads)), np.array(values), ""),
            (
                zero_grad_trial("two leaves", (3.0, 5.0), (1.5, -2.0)),
                zero_grad_trial("one leaf", (2.0,), (4.0,)),
                Trial("four random ones", four_random),
                zero_grad_trial("three, one of them empty", (1.0, 2.0, 3.0), (1.0, 0.0, 2.0)),
            ),
            points=2,
            says="every leaf's .grad is 0.0",
            results=("the leaves' .grad", "the leaves' .value", "None among them"),
            drive=driver.zero,
            given=lambda values, grads: {"the leaves' .value": values, "the leaves' .grad": grads},
            judge=judge_zero_grad,
            larger=many_leaves,
            ranges=dict.fromkeys(("values", "grads"), (-np.inf, np.inf)),
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
                run("x y, doubled 25 times", "doubled"),
            ),
            points=6,
            says="adds the gradient to the leaves' .grad",
            results=("the leaves' .grad",),
            drive=driver.again,
            given=in_words,
            judge=judge,
            larger=any_wiring,
            ranges=dict.fromkeys(("leaves", "before", "litter"), (-np.inf, np.inf)),
        ),
    ),
    stars=2,
    minutes=20,
)
