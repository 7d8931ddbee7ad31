"""Exercise H5: the order of nodes, without recursion."""

import numpy as np

from autogradkit.checking import (
    Exercise,
    Task,
    Trial,
    drivers,
    graph_in_words,
    input_rows,
    judge_order,
    renumbered,
    right_order,
    wide_graph,
)

LONG = 20_000


def right_result(inputs, outputs, alone, again=False):
    """Return one right order."""
    return right_order(inputs, outputs), ""


def judge(got, want, inputs, outputs, alone, again=False):
    """Accept every right order, not only the one at hand."""
    return judge_order(got, inputs, outputs)


def graph(name, inputs):
    """Return the trial of a graph; the last node is the output."""
    given = {"inputs": inputs, "outputs": np.array([len(inputs) - 1]), "alone": True}
    return Trial(name, given, redraw=lambda random: renumbered(random, **given))


def random_graph(random):
    """Draw thirty nodes on three leaves."""
    inputs = [(), (), ()]
    for known in range(3, 33):
        inputs.append((int(random.integers(known)), int(random.integers(max(0, known - 4), known))))
    return renumbered(random, input_rows(*inputs), np.array([32]), alone=True)


def wide(random):
    """Draw a graph of nodes of many inputs; its order is asked for twice."""
    return renumbered(random, *wide_graph(random), alone=True, again=True)


def chain(length):
    """Return a chain in which every node is made from the one before and from one leaf."""
    rows = np.zeros((length + 1, 2), int)
    rows[0], rows[1:, 0] = -1, np.arange(length)
    return rows


def long_chain(length, skips=False):
    """Return the arguments for a chain; the order of one is worked out once, so they are a few lengths.

    One that skips goes on from the node before the last, too: who walks it wave by wave meets all each time.
    """
    rows = chain(length)
    rows[2:, 1] += np.arange(length - 1) * skips
    return {"inputs": rows, "outputs": np.array([length]), "alone": True}


TRIALS = (
    graph("u = x y, L = u + x", input_rows((), (), (0, 1), (2, 0))),
    graph("x x", input_rows((), (0, 0))),
    graph("u = x y, L = u + u y", input_rows((), (), (0, 1), (2, 1), (2, 3))),
    graph("u = x y, L = u y + u", input_rows((), (), (0, 1), (2, 1), (3, 2))),
    graph("a diamond", input_rows((), (0,), (0,), (1, 2))),
    graph("one leaf alone", np.full((1, 2), -1)),
    Trial("a random graph of 33 nodes", random_graph),
    graph("25 doublings in a row", input_rows((), *((k, k) for k in range(25)))),
    graph("a chain of 1,500", chain(1_500)),
    Trial(
        "a chain of 20,000",
        long_chain(LONG),
        limit_s=1.0,
        redraw=lambda r: long_chain(LONG - int(r.integers(1, 5)), skips=True),
    ),
)

exercise = Exercise(
    id="H5",
    title="The order of a very long chain",
    parts=(
        Task(
            "iterative_topo",
            right_result,
            TRIALS,
            points=8,
            larger=wide,
            says="every node once, before its inputs, at any depth",
            results=("order", "word"),
            drive=drivers.order.drive,
            judge=judge,
            given=graph_in_words,
        ),
    ),
    stars=3,
    minutes=20,
)
