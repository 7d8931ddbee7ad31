"""Wrong engines: the backward passes that people write before the right one, each written once.

They run on every graph that answers a few questions, so that the checker compares a learner's gradients with
theirs on its probe graphs (`Tape`), and the film shows them at work on the graph on screen:

- `graph.output`, the node to start from; `graph.g`, the upstream gradient there; `graph.value(node)`;
- `graph.inputs(node)`, the nodes that it was made from, none on a leaf; `graph.youngest_first()`, all nodes
  in the order in which they should have their turn;
- `graph.vjp(node, g)`, what the node's rule sends: for each input a `Sent`;
- `graph.filled(number)`, a gradient for every node with this number in all its entries.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product
from operator import add, sub
from typing import NamedTuple

from autogradkit.checking.drivers.engine import OPS

__all__ = ["ENGINES", "FIRST_VISITS", "Arrival", "Engine", "Sent", "Tape"]

MOST_ARRIVALS = 100_000  # an engine that walks every path never comes to an end of most graphs


class Sent(NamedTuple):
    """What a rule sends to one input of its node."""

    source: object
    contribution: object


class Arrival(NamedTuple):
    """A contribution that has arrived: whose rule sent it, given which `g`, and what the source has now."""

    node: object
    g: object
    sent: Sent
    total: object


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
        return tuple(map(Sent, sources, contributions))

    def value(self, n):
        """Return the value of node n."""
        return self.values[n]

    def inputs(self, n):
        """Return the numbers of the nodes that node n was made from."""
        return self.nodes[n][1]

    def filled(self, number):
        """Return a gradient of `number` for every node."""
        return [number] * len(self.nodes)

    def reachable(self):
        """Return the nodes that the output was made from, each after its inputs: depth first."""
        return inputs_first(self)

    def youngest_first(self):
        """Return the nodes that the output was made from, the last computed first."""
        return sorted(self.reachable(), reverse=True)


# The orders in which nodes have their turn.


def youngest_first(graph):
    """Return the right order: what was made from a value is younger than the value."""
    return graph.youngest_first()


def oldest_first(graph):
    """Return the order of the forward pass."""
    return graph.youngest_first()[::-1]


def inputs_first(graph):
    """Return another order of the forward pass: each node after its inputs, by a walk in depth."""
    order, seen, stack = [], set(), [(graph.output, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack += [(source, False) for source in reversed(graph.inputs(node))]
    return order


def inputs_last(graph):
    """Return another right order: each node before its inputs, by a walk in depth."""
    return inputs_first(graph)[::-1]


# Engines that visit each node once, in a given order.


def sweep(graph, g, order=youngest_first, put=add):
    """Visit every node in `order`, and `put` each contribution to what its source has.

    With the defaults this is the right engine. The others differ from it in one thing each.
    """
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in order(graph):
        for sent in graph.vjp(node, grads[node]):
            grads[sent.source] = put(grads[sent.source], sent.contribution)
            yield Arrival(node, grads[node], sent, grads[sent.source])


def replace(old, contribution):
    """Forget what was there."""
    return contribution


def multiply(old, contribution):
    """Multiply with the contribution, if anything was there."""
    return old * contribution if old else contribution


def output_only(graph):
    """Return the first node alone: the others never have a turn."""
    return [graph.output]


def no_chain(graph, g):
    """Ask every rule for its local derivative, as if the upstream gradient were 1."""
    grads, ones = graph.filled(0.0), graph.filled(1.0)
    for node in graph.youngest_first():
        for sent in graph.vjp(node, ones[node]):
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, ones[node], sent, grads[sent.source])


def set_of_inputs(graph, g):
    """Keep a node's inputs in a set: x is one input of x·x, and the second contribution is lost."""
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        seen = set()
        for sent in graph.vjp(node, grads[node]):
            if sent.source not in seen:
                seen.add(sent.source)
                grads[sent.source] = grads[sent.source] + sent.contribution
                yield Arrival(node, grads[node], sent, grads[sent.source])


def contributions_in_a_dict(graph, g):
    """Keep one contribution per input of a node: the one to the last slot displaces the others."""
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        by_source = {sent.source: sent for sent in graph.vjp(node, grads[node])}
        for sent in by_source.values():
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])


def mean(graph, g):
    """Keep the mean of the contributions that have arrived."""
    grads, arrived = graph.filled(0.0), graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        for sent in graph.vjp(node, grads[node]):
            old = grads[sent.source]
            arrived[sent.source] = arrived[sent.source] + 1
            grads[sent.source] = old + (sent.contribution - old) / arrived[sent.source]
            yield Arrival(node, grads[node], sent, grads[sent.source])


def crossed(graph, g):
    """Give each input of a node what belongs to the other one."""
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        all_sent = graph.vjp(node, grads[node])
        for sent, other in zip(all_sent, reversed(all_sent), strict=True):
            grads[sent.source] = grads[sent.source] + other.contribution
            swapped = sent._replace(contribution=other.contribution)
            yield Arrival(node, grads[node], swapped, grads[sent.source])


def one_input(graph, g, which):
    """Pass the gradient on to one input of every node only."""
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        if all_sent := graph.vjp(node, grads[node]):
            sent = all_sent[which]
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])


def overwrite_inner(graph, g):
    """Add at the leaves, but let inner nodes keep the last contribution only."""
    grads = graph.filled(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        for sent in graph.vjp(node, grads[node]):
            inner = bool(graph.inputs(sent.source))
            grads[sent.source] = sent.contribution + (0.0 if inner else grads[sent.source])
            yield Arrival(node, grads[node], sent, grads[sent.source])


# Engines that let a node have its turn too early, or again and again.


def first_visit(graph, g, newest=False, last_input_first=False, on_sight=False):
    """Visit each node once, in the order of meeting, whether or not all its users have had their turn.

    `newest` takes the newest of those waiting and not the oldest, `last_input_first` meets a node's last
    input first, `on_sight` strikes a node off when it is met and not when it has its turn.
    """
    grads, waiting = graph.filled(0.0), [graph.output]
    done = {graph.output} if on_sight else set()
    grads[graph.output] = g
    while waiting:
        node = waiting.pop(-1 if newest else 0)
        if not on_sight:
            if node in done:
                continue
            done.add(node)
        all_sent = graph.vjp(node, grads[node])
        for sent in all_sent:
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])
        for sent in reversed(all_sent) if last_input_first else all_sent:
            if not (on_sight and sent.source in done):
                waiting.append(sent.source)
                if on_sight:
                    done.add(sent.source)


def recursive(graph, g, once):
    """Give a contribution to an input and go on from there at once, with all that it has by now.

    `once` goes on only from a node that is met for the first time.
    """
    grads, seen = graph.filled(0.0), {graph.output}
    grads[graph.output] = g
    stack = [(graph.output, g, iter(graph.vjp(graph.output, g)))]
    while stack:
        node, upstream, rest = stack[-1]
        sent = next(rest, None)
        if sent is None:
            stack.pop()
            continue
        source = sent.source
        grads[source] = total = grads[source] + sent.contribution
        yield Arrival(node, upstream, sent, total)
        if not (once and source in seen):
            seen.add(source)
            stack.append((source, total, iter(graph.vjp(source, total))))


def at_once(graph, g):
    """Give to all inputs of a node; then each of them, every time, passes on all that it has by now."""
    grads, stack = graph.filled(0.0), [graph.output]
    grads[graph.output] = g
    while stack:
        node = stack.pop()
        all_sent = graph.vjp(node, grads[node])
        for sent in all_sent:
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])
        stack += [sent.source for sent in reversed(all_sent)]


# What an engine starts with.


def upstream(graph):
    """Return the upstream gradient of the output, the right start."""
    return graph.g


def nothing(graph):
    """Return a gradient of zero."""
    return graph.filled(0.0)[graph.output]


def output_value(graph):
    """Return the value of the output."""
    return graph.value(graph.output)


class Engine(NamedTuple):
    """A backward pass: how it goes, and what it starts with."""

    arrivals: Callable[..., Iterator[Arrival]] = sweep
    start: Callable = upstream
    forgets: bool = False  # a contribution takes the place of those before

    def leaf_gradients(self, tape: Tape):
        """Return the gradients with which the leaves end, or None if there is no end of it."""
        grads, count = tape.filled(0.0), 0
        grads[tape.output] = start = self.start(tape)
        for arrival in islice(self.arrivals(tape, start), MOST_ARRIVALS):
            grads[arrival.sent.source] = arrival.total
            count += 1
        return grads[: tape.count] if count < MOST_ARRIVALS else None


# "first visit", and its seven variants: "first visit, newest, on sight" …
FIRST_VISITS = {
    "first visit" + ", newest" * newest + ", last input first" * last + ", on sight" * on_sight: Engine(
        partial(first_visit, newest=newest, last_input_first=last, on_sight=on_sight)
    )
    for newest, last, on_sight in product((True, False), repeat=3)
}
ENGINES = {
    "right": Engine(),
    "no seed": Engine(start=nothing),
    "seed value": Engine(start=output_value),
    "overwrite": Engine(partial(sweep, put=replace), forgets=True),
    "overwrite, inputs last": Engine(partial(sweep, put=replace, order=inputs_last), forgets=True),
    "overwrite inner": Engine(overwrite_inner),
    "largest": Engine(partial(sweep, put=max)),
    "subtract": Engine(partial(sweep, put=sub)),
    "multiply": Engine(partial(sweep, put=multiply)),
    "mean": Engine(mean),
    "crossed": Engine(crossed),
    "first input": Engine(partial(one_input, which=0)),
    "last input": Engine(partial(one_input, which=-1)),
    "no chain": Engine(no_chain),
    "set of parents": Engine(set_of_inputs),
    "contributions in a dict": Engine(contributions_in_a_dict),
    **FIRST_VISITS,
    "recursive first visit": Engine(partial(recursive, once=True)),
    "recursive": Engine(partial(recursive, once=False)),
    "at once": Engine(at_once),
    "output only": Engine(partial(sweep, order=output_only)),
    "forward order": Engine(partial(sweep, order=oldest_first)),
    "forward order, inputs first": Engine(partial(sweep, order=inputs_first)),
}
