"""Backward loops, the right one and those that people write before it, each written once.

They run on every graph that answers a few questions: the checker's probe graphs, and the graph of a film.

- `graph.output`, the node to start from; `graph.g`, the upstream gradient there; `graph.value(node)`;
- `graph.inputs(node)`, the nodes that it was made from, none on a leaf; `graph.youngest_first()`, all nodes
  in the order in which they should have their turn;
- `graph.vjp(node, g)`, what the node's rule sends: for each input a `Sent`;
- `graph.full(number)`, a gradient for every node with this number in all its entries.

A loop yields every contribution as an `Arrival`, as the kit's own yields its steps.
"""

from operator import add
from typing import NamedTuple

__all__ = [
    "Arrival",
    "Sent",
    "at_once",
    "contributions_in_a_dict",
    "first_visit",
    "inputs_first",
    "inputs_last",
    "mean",
    "multiply",
    "no_chain",
    "oldest_first",
    "one_input",
    "output_only",
    "overwrite_inner",
    "recursive",
    "replace",
    "seeded_anew",
    "set_of_inputs",
    "swapped_contributions",
    "sweep",
]


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
    grads = graph.full(0.0)
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
    grads, ones = graph.full(0.0), graph.full(1.0)
    for node in graph.youngest_first():
        for sent in graph.vjp(node, ones[node]):
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, ones[node], sent, grads[sent.source])


def seeded_anew(graph, g):
    """Begin at every node with the seed, as a recursion does whose first line sets .grad."""
    for node in graph.youngest_first():
        for sent in graph.vjp(node, g):
            yield Arrival(node, g, sent, g)


def set_of_inputs(graph, g):
    """Keep a node's inputs in a set: x is one input of x·x, and the second contribution is lost."""
    grads = graph.full(0.0)
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
    grads = graph.full(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        by_source = {sent.source: sent for sent in graph.vjp(node, grads[node])}
        for sent in by_source.values():
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])


def mean(graph, g):
    """Keep the mean of the contributions that have arrived."""
    grads, arrived = graph.full(0.0), graph.full(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        for sent in graph.vjp(node, grads[node]):
            old = grads[sent.source]
            arrived[sent.source] = arrived[sent.source] + 1
            grads[sent.source] = old + (sent.contribution - old) / arrived[sent.source]
            yield Arrival(node, grads[node], sent, grads[sent.source])


def swapped_contributions(graph, g):
    """Give each input of a node what belongs to the other one."""
    grads = graph.full(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        all_sent = graph.vjp(node, grads[node])
        for sent, other in zip(all_sent, reversed(all_sent), strict=True):
            grads[sent.source] = grads[sent.source] + other.contribution
            swapped = sent._replace(contribution=other.contribution)
            yield Arrival(node, grads[node], swapped, grads[sent.source])


def one_input(graph, g, which):
    """Pass the gradient on to one input of every node only."""
    grads = graph.full(0.0)
    grads[graph.output] = g
    for node in graph.youngest_first():
        if all_sent := graph.vjp(node, grads[node]):
            sent = all_sent[which]
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])


def overwrite_inner(graph, g):
    """Add at the leaves, but let inner nodes keep the last contribution only."""
    grads = graph.full(0.0)
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
    grads, waiting = graph.full(0.0), [graph.output]
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
    grads, seen = graph.full(0.0), {graph.output}
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


def at_once(graph, g, newest=True, last_input_first=False):
    """Give to all inputs of a node; then each of them, every time, passes on all that it has by now.

    The newest of those that wait has its turn first, as in a walk in depth; else the oldest, level by level.
    Of a node's inputs the first has its turn first, or the last, as from a stack without more ado.
    """
    grads, stack = graph.full(0.0), [graph.output]
    grads[graph.output] = g
    while stack:
        node = stack.pop(-1 if newest else 0)
        all_sent = graph.vjp(node, grads[node])
        for sent in all_sent:
            grads[sent.source] = grads[sent.source] + sent.contribution
            yield Arrival(node, grads[node], sent, grads[sent.source])
        stack += [sent.source for sent in (all_sent if newest == last_input_first else reversed(all_sent))]
