"""Wrong engines: the backward passes people write before the right one, as steps that a film can show.

Each differs from the kit's loop in one thing. At x = 3, y = 5 their gradients are the fingerprints by which
the checker knows them.
"""

from collections.abc import Iterator

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.engine import Step, backward_steps, youngest_first
from autogradkit.core.node import Node
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.graph.computation.replay import replay

__all__ = ["ENGINES", "engine_steps"]

# An engine that sends everything on at once takes exponential time: nobody watches that to its end.
MOST_STEPS = 400

ENGINES = {
    "overwrite": "stores a contribution instead of adding it",
    "no seed": "starts with a gradient of zero",
    "seed value": "starts with the value of the output instead of 1",
    "no chain": "forgets the upstream gradient",
    "set of parents": "lets x·x count as one use of x",
    "first visit": "lets a value speak before all that used it have spoken",
    "at once": "passes on everything accumulated, again with each arrival",
    "forward order": "goes from the inputs to the output",
}


def engine_steps(engine: str | None, output: Node, g) -> Iterator[Step]:
    """Yield the steps of an engine by its name; None is the kit's own.

    Raises
    ------
    AutogradkitError
        If there is no engine of that name.
    """
    if engine is None:
        return backward_steps(output, g, {})
    if engine not in ENGINES:
        raise AutogradkitError(
            f"There is no engine called {engine!r}. Expected one of {', '.join(ENGINES)}."
            + did_you_mean(engine, ENGINES)
        )
    if engine == "first visit":
        return first_visit(output, g)
    if engine == "at once":
        return at_once(output, g)
    order = youngest_first(output)
    if engine == "forward order":
        order = order[::-1]
    if engine == "no seed":
        g = np.zeros_like(g)[()]
    if engine == "seed value":
        g = replay(output)[output][()]
    return sweep(output, g, order, engine)


def sent_by(node: Node, g) -> list[tuple[int, Node, object, object]]:
    """Return (slot, source, local, contribution) for each input that a rule sends something to."""
    answer = node.rule.contributions(g, node.saved, node.needs())
    return [
        (slot, source, np.asarray(answer[slot]), np.asarray(sum_to(np.asarray(answer[slot]), source.shape)))
        for slot, source in enumerate(node.inputs)
        if type(source) is Node
    ]


def sweep(output: Node, g, order: list[Node], engine: str) -> Iterator[Step]:
    """Visit each node once, in `order`, with one thing wrong."""
    totals = {output: np.array(g)}
    for node in order:
        if node.rule is None:
            continue
        upstream = totals.get(node, np.zeros(node.shape))
        if engine == "no chain":
            upstream = np.ones(node.shape)
        met = set()
        for slot, source, local, contribution in sent_by(node, upstream[()]):
            if engine == "set of parents" and source in met:
                continue
            met.add(source)
            before = totals.get(source)
            total = contribution if before is None or engine == "overwrite" else before + contribution
            totals[source] = total
            yield Step(node, upstream, slot, source, local, contribution, total)


def first_visit(output: Node, g) -> Iterator[Step]:
    """Expand each node once, in the order of meeting."""
    totals, waiting, done = {output: np.array(g)}, [output], set()
    while waiting:
        node = waiting.pop(0)
        if node.rule is None or node in done:
            continue
        done.add(node)
        upstream = totals[node]
        for slot, source, local, contribution in sent_by(node, upstream[()]):
            before = totals.get(source)
            totals[source] = contribution if before is None else before + contribution
            yield Step(node, upstream, slot, source, local, contribution, totals[source])
            waiting.append(source)


def at_once(output: Node, g) -> Iterator[Step]:
    """Let a node give to all its inputs, then each of them at once pass on all it has by now."""
    totals, stack = {output: np.array(g)}, [output]
    steps = 0
    while stack and steps < MOST_STEPS:
        node = stack.pop()
        if node.rule is None:
            continue
        upstream, met = totals[node], []
        for slot, source, local, contribution in sent_by(node, upstream[()]):
            before = totals.get(source)
            totals[source] = contribution if before is None else before + contribution
            yield Step(node, upstream, slot, source, local, contribution, totals[source])
            steps += 1
            met.append(source)
        stack += reversed(met)
