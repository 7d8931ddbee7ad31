"""Runs of an engine, right or wrong, on a recorded graph, as steps that a film can show.

How each goes wrong is written in `autogradkit.checking.engines.wrong_engines`, where the checker knows them,
too; here they get a graph with learner's rules, arrays and broadcasting to run on.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from autogradkit.checking.engines import wrong_engines
from autogradkit.core.broadcast import sum_to
from autogradkit.core.engine import Step, backward_steps, youngest_first
from autogradkit.core.node import Node
from autogradkit.core.recording import set_recording
from autogradkit.errors import AutogradkitError, did_you_mean
from autogradkit.graph.computation.replay import replay

from .sentences import ENGINES

__all__ = ["ENGINES", "EngineRun", "run_of"]

# An engine that sends everything on at once takes exponential time: nobody watches that to its end.
MOST_STEPS = 400


class EngineRun(NamedTuple):
    """A backward pass about to be filmed."""

    start: object
    """The gradient that the output gets."""
    steps: Iterator[Step]
    forgets: bool = False
    """A contribution takes the place of those before."""


def run_of(engine: str | None, output: Node, g) -> EngineRun:
    """Return the backward pass of an engine by its name; None is the kit's own.

    Raises
    ------
    AutogradkitError
        If there is no engine of that name.
    """
    if engine is None:
        return EngineRun(g, backward_steps(output, g, {}))
    if engine not in ENGINES:
        raise AutogradkitError(
            f"There is no engine called {engine!r}. Expected one of {', '.join(ENGINES)}."
            + did_you_mean(engine, ENGINES)
        )
    graph, wrong = RecordedTape(output, g), wrong_engines.ENGINES[engine]
    start = wrong.start(graph)
    arrivals = islice(wrong.arrivals(graph, start), max(MOST_STEPS, graph.uses))
    steps = (
        Step(node, upstream, sent.slot, sent.source, sent.local, sent.contribution, total)
        for node, upstream, sent, total in arrivals
    )
    return EngineRun(start, steps, wrong.forgets)


class SentByRule(NamedTuple):
    """What a rule sends to one input, and what it was before the copies of a broadcast were summed."""

    source: Node
    contribution: np.ndarray
    slot: int
    local: np.ndarray


class RecordedTape:
    """A recorded graph as the wrong engines ask for it."""

    def __init__(self, output: Node, g):
        self.output, self.g = output, g
        self.nodes = youngest_first(output)
        self.uses = sum(len(self.inputs(node)) for node in self.nodes)

    def youngest_first(self) -> list[Node]:
        """Return all nodes, the last computed first."""
        return self.nodes

    def inputs(self, node: Node) -> list[Node]:
        """Return the nodes that `node` was made from; constants receive no gradient."""
        return [source for source in node.inputs if type(source) is Node]

    def value(self, node: Node):
        """Return the value of `node`, computed once more."""
        return replay(self.output)[node]

    def full(self, number: float) -> dict[Node, np.ndarray]:
        """Return a gradient for each node, of its shape, with one number everywhere."""
        return {node: np.full(node.shape, number, np.asarray(self.g).dtype) for node in self.nodes}

    def vjp(self, node: Node, g) -> list[SentByRule]:
        """Return what the rule of `node`, the learner's where there is one, sends to each input."""
        if node.rule is None:
            return []
        with set_recording(False):
            answer = node.rule.contributions(np.asarray(g)[()], node.saved, node.needs())
        return [
            SentByRule(source, np.asarray(sum_to(np.asarray(answer[slot]), source.shape)), slot, answer[slot])
            for slot, source in enumerate(node.inputs)
            if type(source) is Node
        ]
