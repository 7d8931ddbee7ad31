"""Exercise A4: an expression as a directed multigraph with numbered slots."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, drivers

from .judge import judge
from .truth import right_result


def expression(name, *values):
    """Return the trial of an expression: (label, numbers of the inputs) per value, the output last."""
    labels, inputs = zip(*values, strict=True)

    def relabelled(random):
        """Give the values other labels, equal ones where they were equal, and leaves another order."""
        different = list(dict.fromkeys(labels))
        drawn = random.permutation(np.arange(3, 60))
        known = {old: f"{n}" if old.isdigit() else f"V{n} of x" for old, n in zip(different, drawn)}
        leaves = sum(not sources for sources in inputs)
        places = [*random.permutation(leaves).tolist(), *range(leaves, len(inputs))]
        order = np.argsort(places)
        return {
            "labels": tuple(str(known[labels[i]]) for i in order),
            "inputs": tuple(tuple(places[j] for j in inputs[i]) for i in order),
        }

    return Trial(name, {"labels": labels, "inputs": inputs}, redraw=relabelled)


def random_expression(random):
    """Draw ten operations, each on the value before and on any one."""
    labels, inputs = ["x", "y", "mul"], [(), (), (0, 1)]
    for known in range(3, 12):
        pair = (known - 1, int(random.integers(known)))
        labels.append(str(random.choice(["add", "sub", "mul"])))
        inputs.append(pair if random.random() < 0.5 else pair[::-1])
    return {"labels": tuple(labels), "inputs": tuple(inputs)}


def deep_and_wide(random):
    """Draw an expression of many inputs and millions of paths, to be handed over twice.

    In it are equal names, equal numbers, and values of one label that were made from the same.
    """
    labels, inputs = ["x", "x", "7", "7"], [(), (), (), ()]
    for known in range(4, 10):
        labels.append(str(random.choice(["where", "sum", "max"])))
        inputs.append((known - 1, *random.integers(known, size=random.integers(3, 7)).tolist()))
    often = [int(random.integers(4))] * 3
    labels += ["sin", "sin", "where", "where", "sum"]
    inputs += [(3,), (3,), inputs[-1], inputs[-1], tuple(random.permutation([*range(14), *often]).tolist())]
    for known in range(15, 38):
        labels.append("add")
        inputs.append((known - 1, known - 1))
    return {"labels": tuple(labels), "inputs": tuple(inputs), "again": True}


X, Y = ("x", ()), ("y", ())
TRIALS = (
    expression("x y", X, Y, ("mul", (0, 1))),
    expression("x x", X, ("mul", (0, 0))),
    expression("x − y", X, Y, ("sub", (0, 1))),
    expression("y − x", X, Y, ("sub", (1, 0))),
    expression("(x − y) x", X, Y, ("sub", (0, 1)), ("mul", (2, 0))),
    expression("x alone", X),
    expression("u = x y, L = u + u y", X, Y, ("mul", (0, 1)), ("mul", (2, 1)), ("add", (2, 3))),
    expression("2 x + 2, with two constants", X, ("2", ()), ("2", ()), ("mul", (1, 0)), ("add", (3, 2))),
    expression("(x y) (x y), computed twice", X, Y, ("mul", (0, 1)), ("mul", (0, 1)), ("mul", (2, 3))),
    expression("three inputs", X, Y, ("where", (1, 0, 1))),
    Trial("ten random operations", random_expression),
)

exercise = Exercise(
    id="A4",
    title="A formula as a graph",
    parts=(
        Task(
            "graph_of",
            right_result,
            TRIALS,
            points=6,
            says="a node per value, an arrow with its slot per use",
            results=("labels", "arrows (from, to, slot)"),
            drive=drivers.graph.drive,
            judge=judge,
            given=lambda **arguments: None,  # graphs are told in words
            larger=deep_and_wide,
        ),
    ),
    stars=2,
    minutes=15,
)
