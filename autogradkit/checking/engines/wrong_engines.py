"""Wrong engines by name: the loop of each, and what it starts with.

The checker compares a learner's gradients with theirs (`fingerprints`), on graphs as a `Tape`; the film shows
some of them at work.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product
from operator import sub
from typing import NamedTuple

from autogradkit.checking.drivers.engine import OPS

from . import loops

__all__ = ["ENGINES", "FIRST_VISITS", "Engine", "Tape"]

MOST_ARRIVALS = 100_000  # an engine that walks every path never comes to an end of most graphs


class Tape:
    """A probe graph as engines see it: nodes are numbers, leaves first."""

    def __init__(self, graph):
        self.count = len(graph.leaves)
        self.values = graph.values(graph.leaves)
        self.nodes = [("", ())] * self.count + list(graph.nodes)
        self.last = self.output = len(self.nodes) - 1
        self.g = 1.0

    def vjp(self, n, g):
        """Return (source, contribution) for each input of node n."""
        op, sources = self.nodes[n]
        if not sources:
            return ()
        contributions = OPS[op][1](g, self.values[n], *(self.values[i] for i in sources))
        return tuple(map(loops.Sent, sources, contributions))

    def value(self, n):
        """Return the value of node n."""
        return self.values[n]

    def inputs(self, n):
        """Return the numbers of the nodes that node n was made from."""
        return self.nodes[n][1]

    def full(self, number):
        """Return a gradient of `number` for every node."""
        return [number] * len(self.nodes)

    def reachable(self):
        """Return the nodes that the output was made from, each after its inputs: depth first."""
        return loops.inputs_first(self)

    def youngest_first(self):
        """Return the nodes that the output was made from, the last computed first."""
        return sorted(self.reachable(), reverse=True)


def upstream(graph):
    """Return the upstream gradient of the output, the right start."""
    return graph.g


def zero_gradient(graph):
    """Return a gradient of zero."""
    return graph.full(0.0)[graph.output]


def output_value(graph):
    """Return the value of the output."""
    return graph.value(graph.output)


class Engine(NamedTuple):
    """A backward pass: how it goes, and what it starts with."""

    arrivals: Callable[..., Iterator[loops.Arrival]] = loops.sweep
    start: Callable = upstream
    forgets: bool = False  # a contribution takes the place of those before

    def leaf_gradients(self, tape: Tape):
        """Return the gradients with which the leaves end, or None if there is no end of it."""
        grads, count = tape.full(0.0), 0
        grads[tape.output] = start = self.start(tape)
        for arrival in islice(self.arrivals(tape, start), MOST_ARRIVALS):
            grads[arrival.sent.source] = arrival.total
            count += 1
        return grads[: tape.count] if count < MOST_ARRIVALS else None


# "first visit", and its seven variants: "first visit, newest, on sight" …
FIRST_VISITS = {
    "first visit" + ", newest" * newest + ", last input first" * last + ", on sight" * on_sight: Engine(
        partial(loops.first_visit, newest=newest, last_input_first=last, on_sight=on_sight)
    )
    for newest, last, on_sight in product((True, False), repeat=3)
}
ENGINES = {
    "right": Engine(),
    "no seed": Engine(start=zero_gradient),
    "seed everywhere": Engine(loops.seeded_anew),
    "seed value": Engine(start=output_value),
    "overwrite": Engine(partial(loops.sweep, put=loops.replace), forgets=True),
    "overwrite, inputs last": Engine(
        partial(loops.sweep, put=loops.replace, order=loops.inputs_last), forgets=True
    ),
    "overwrite inner": Engine(loops.overwrite_inner),
    "largest": Engine(partial(loops.sweep, put=max)),
    "subtract": Engine(partial(loops.sweep, put=sub)),
    "multiply": Engine(partial(loops.sweep, put=loops.multiply)),
    "mean": Engine(loops.mean),
    "crossed": Engine(loops.swapped_contributions),
    "first input": Engine(partial(loops.one_input, which=0)),
    "last input": Engine(partial(loops.one_input, which=-1)),
    "no chain": Engine(loops.no_chain),
    "set of parents": Engine(loops.set_of_inputs),
    "contributions in a dict": Engine(loops.contributions_in_a_dict),
    **FIRST_VISITS,
    "recursive first visit": Engine(partial(loops.recursive, once=True)),
    "recursive": Engine(partial(loops.recursive, once=False)),
    "at once": Engine(loops.at_once),
    "at once, last input first": Engine(partial(loops.at_once, last_input_first=True)),
    "at once, level by level": Engine(partial(loops.at_once, newest=False)),
    "output only": Engine(partial(loops.sweep, order=loops.output_only)),
    "forward order": Engine(partial(loops.sweep, order=loops.oldest_first)),
    "forward order, inputs first": Engine(partial(loops.sweep, order=loops.inputs_first)),
}
