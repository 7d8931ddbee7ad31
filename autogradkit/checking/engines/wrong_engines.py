"""Wrong engines: the backward passes that people write before the right one, each run on graphs.

Every one returns the leaves' gradients that it would produce; what each is called stands in `fingerprints`.
"""

from autogradkit.checking.drivers.engine import OPS

__all__ = [
    "Tape",
    "averaged",
    "backwards",
    "crossed",
    "first_visit",
    "in_a_dict",
    "inner_overwritten",
    "less",
    "new",
    "one_input",
    "post_order",
    "recursive_first_visit",
    "reprop",
    "sweep",
    "times",
]


class Tape:
    """A graph with values and contributions, for engines that work by node number."""

    def __init__(self, graph):
        self.count = len(graph.leaves)
        self.values = graph.values(graph.leaves)
        self.nodes = [("", ())] * self.count + list(graph.nodes)
        self.last = len(self.nodes) - 1

    def vjp(self, n, g):
        """Return (source, contribution) for each input of node n."""
        op, sources = self.nodes[n]
        if not sources:
            return ()
        given = OPS[op][1](g, self.values[n], *(self.values[i] for i in sources))
        return tuple(zip(sources, given, strict=True))

    def reachable(self):
        """Return the nodes that the output was made from, each after its inputs: depth first."""
        order, seen, stack = [], set(), [(self.last, False)]
        while stack:
            n, done = stack.pop()
            if done:
                order.append(n)
            elif n not in seen:
                seen.add(n)
                stack.append((n, True))
                stack += [(source, False) for source in reversed(self.nodes[n][1])]
        return order


def sweep(tape, order, seed=1.0, write=lambda old, new: old + new, chain=True, once=False):
    """Visit nodes in the given order; the keyword arguments are the ways to get it wrong."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last] = seed
    for n in order:
        seen = set()
        for source, contribution in tape.vjp(n, grads[n] if chain else 1.0):
            if not (once and source in seen):
                grads[source] = write(grads[source], contribution)
            seen.add(source)
    return grads[: tape.count]


def backwards(tape):
    """Youngest first, by creation."""
    return sorted(tape.reachable(), reverse=True)


def post_order(tape):
    """Youngest first, by a walk in depth."""
    return tape.reachable()[::-1]


def in_a_dict(tape):
    """Keep one contribution per input of a node: the one to the last slot displaces the others."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last] = 1.0
    for n in backwards(tape):
        for source, contribution in dict(tape.vjp(n, grads[n])).items():
            grads[source] += contribution
    return grads[: tape.count]


def new(old, contribution):
    """Forget what was there."""
    return contribution


def less(old, contribution):
    """Take the contribution away."""
    return old - contribution


def times(old, contribution):
    """Multiply with the contribution, if anything was there."""
    return old * contribution if old else contribution


def averaged(tape):
    """Keep the mean of the contributions that have arrived."""
    grads, arrived = [0.0] * len(tape.nodes), [0] * len(tape.nodes)
    grads[tape.last] = 1.0
    for n in backwards(tape):
        for source, contribution in tape.vjp(n, grads[n]):
            arrived[source] += 1
            grads[source] += (contribution - grads[source]) / arrived[source]
    return grads[: tape.count]


def crossed(tape):
    """Give each input of a node what belongs to the other one."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last] = 1.0
    for n in backwards(tape):
        sent = tape.vjp(n, grads[n])
        for (source, _), (_, contribution) in zip(sent, reversed(sent), strict=True):
            grads[source] += contribution
    return grads[: tape.count]


def one_input(tape, which):
    """Pass the gradient on to one input of every node only."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last] = 1.0
    for n in backwards(tape):
        if sent := tape.vjp(n, grads[n]):
            source, contribution = sent[which]
            grads[source] += contribution
    return grads[: tape.count]


def inner_overwritten(tape):
    """Add at the leaves, but let inner nodes keep the last contribution only."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last] = 1.0
    for n in backwards(tape):
        for source, contribution in tape.vjp(n, grads[n]):
            grads[source] = contribution + (grads[source] if source < tape.count else 0.0)
    return grads[: tape.count]


def reprop(tape, limit=200_000):
    """Accumulate, then carry everything accumulated on at once."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last], stack, steps = 1.0, [(tape.last, 0)], 0
    pending = {}
    while stack:
        steps += 1
        if steps > limit:
            return None
        n, slot = stack.pop()
        if slot == 0:
            pending[len(stack)] = tape.vjp(n, grads[n])
        given = pending[len(stack)]
        if slot < len(given):
            source, contribution = given[slot]
            grads[source] += contribution
            stack += [(n, slot + 1), (source, 0)]
    return grads[: tape.count]


def first_visit(tape, deep, turned=False, on_sight=False):
    """Expand each node once, in the order of meeting, whether or not all its users have spoken.

    `deep` takes the newest of those waiting and not the oldest, `turned` meets the last input first,
    `on_sight` strikes a node off when it is met and not when it has its turn.
    """
    grads = [0.0] * len(tape.nodes)
    grads[tape.last], waiting, done = 1.0, [tape.last], {tape.last} if on_sight else set()
    while waiting:
        n = waiting.pop(-1 if deep else 0)
        if not on_sight:
            if n in done:
                continue
            done.add(n)
        given = tape.vjp(n, grads[n])
        for source, contribution in given:
            grads[source] += contribution
        for source, _ in reversed(given) if turned else given:
            if not (on_sight and source in done):
                waiting.append(source)
                done |= {source} if on_sight else set()
    return grads[: tape.count]


def recursive_first_visit(tape):
    """Accumulate into an input and, if it is met for the first time, recurse into it at once."""
    grads = [0.0] * len(tape.nodes)
    grads[tape.last], seen = 1.0, {tape.last}
    stack = [iter(tape.vjp(tape.last, 1.0))]
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            continue
        source, contribution = step
        grads[source] += contribution
        if source not in seen:
            seen.add(source)
            stack.append(iter(tape.vjp(source, grads[source])))
    return grads[: tape.count]
