"""Exercise H1: an order in which every node comes before its inputs."""

from dataclasses import replace

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


def right_result(inputs, outputs, alone, again=False):
    """Return one right order, or the word that there is none."""
    order = right_order(inputs, outputs)
    return (np.zeros(0, int), "ValueError") if order is None else (order, "")


def judge(got, want, inputs, outputs, alone, again=False):
    """Accept every right order, not only the one at hand."""
    return judge_order(got, inputs, outputs)


def graph(name, *inputs, outputs=None, counts=True):
    """Return the trial of a graph given by the inputs of each node; the last one is the output."""
    given = {"inputs": input_rows(*inputs), "outputs": np.array(outputs or [len(inputs) - 1]), "alone": False}
    return Trial(name, given, counts, redraw=lambda random: renumbered(random, **given))


def made_in_steps(random):
    """Draw two outputs, one of which is made from the other by several steps."""
    inputs = input_rows((), (), (0, 1), (2, 0), (3, 1), (4, 4))
    return renumbered(random, inputs, random.permutation([2, 5]), alone=False)


def random_graph(random):
    """Draw thirty nodes on three leaves, and two outputs."""
    inputs = [(), (), ()]
    for known in range(3, 33):
        inputs.append((int(random.integers(known)), int(random.integers(max(0, known - 4), known))))
    return renumbered(random, input_rows(*inputs), np.array([31, 32]), alone=False)


def wide(random):
    """Draw a graph of nodes of many inputs, and some outputs; its order is asked for twice."""
    outputs = int(random.integers(5, 9))
    return renumbered(random, *wide_graph(random, outputs), alone=False, again=True)


def long_cycle(random):
    """Draw a cycle of several nodes, below one that is in none; a leaf is among their inputs, too."""
    length = int(random.integers(4, 12))
    around = [[0, 1 + (k + 1) % length] for k in range(length)]
    cycle = [(), *(tuple(random.permutation(inputs).tolist()) for inputs in around)]
    ends = [(0, 0), (length + 1, int(random.integers(1, length + 1)))]
    outputs = np.array([length + 1, length + 2])  # nothing is wrong below the first
    return renumbered(random, input_rows(*cycle, *ends), outputs, alone=False)


def cycle(name, *inputs):
    """Return the trial of a cycle; drawn anew, it is a longer one. Whoever always raises earns nothing."""
    return replace(graph(name, *inputs, counts=False), redraw=long_cycle)


DOUBLINGS = [(), *((k, k) for k in range(25))]
TRIALS = (
    graph("x y", (), (), (0, 1)),
    graph("x x", (), (0, 0)),
    graph("u = x y, L = u + u y", (), (), (0, 1), (2, 1), (2, 3)),
    graph("u = x y, L = u y + u", (), (), (0, 1), (2, 1), (3, 2)),
    graph("a diamond", (), (0,), (0,), (1, 2)),
    graph("one leaf used by three", (), (0,), (0, 1), (0, 2)),
    graph("one leaf alone", ()),
    graph("two outputs", (), (), (0, 1), (2, 0), (2, 1), outputs=[3, 4]),
    replace(
        graph("two outputs, one made from the other", (), (), (0, 1), (2, 0), outputs=[2, 3]),
        redraw=made_in_steps,
    ),
    graph("the same output twice", (), (0, 0), outputs=[1, 1]),
    Trial("a random graph of 33 nodes", random_graph),
    graph("25 doublings in a row", *DOUBLINGS),
    cycle("a cycle of three", (2,), (0,), (1,), (0, 2)),
    graph("a node that is its own input", (), (0, 1), counts=False),
    graph("two nodes, each made from the other", (), (0, 2), (1, 0), counts=False),
)

exercise = Exercise(
    id="H1",
    title="In which order?",
    parts=(
        Task(
            "topo_order",
            right_result,
            TRIALS,
            points=8,
            larger=wide,
            says="every node once, before its inputs",
            results=("order", "word"),
            drive=drivers.order.drive,
            judge=judge,
            given=graph_in_words,
        ),
    ),
    stars=2,
    minutes=20,
)
