"""A graph in numbers: leaves, one op per further node, and which nodes go into it.

That is how a graph travels to the process that runs a learner's engine. The probe graphs are small, at
x = 3 and y = 5 unless their numbers are drawn anew, and chosen so that every known wrong engine fails on its
own selection of them.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from autogradkit.checking.drivers import engine
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import engines as sentences
from autogradkit.checking.sentences import fill
from autogradkit.checking.task import program

__all__ = ["Graph", "chain", "chain_name", "diamonds", "gradients_in", "probe_graphs", "random_graph"]

OPS = tuple(engine.OPS)
STEP = 1e-20  # of the complex step; f' is exact to rounding for any step this small


@dataclass(frozen=True)
class Graph:
    """`nodes` holds (op name, input numbers); nodes are numbered leaves first. The last is the output."""

    name: str
    leaves: tuple
    nodes: tuple
    probe: bool = True

    @property
    def arguments(self):
        """The graph as arrays, the way `drivers/engine.py` reads it."""
        widest = max(len(sources) for _, sources in self.nodes)
        rows = [(*sources, *(-1,) * (widest - len(sources))) for _, sources in self.nodes]
        return {
            "leaves": np.array(self.leaves, float),
            "ops": np.array([OPS.index(op) for op, _ in self.nodes]),
            "inputs": np.array(rows),
            "given": program(engine.drive),
        }

    def values(self, leaves):
        """Return every node's value, leaves first."""
        values = list(leaves)
        for op, sources in self.nodes:
            values.append(engine.OPS[op][0](*(values[i] for i in sources)))
        return values

    @cached_property
    def want(self):
        """The leaves' true gradients, by complex step through the forward."""
        slopes = []
        for k in range(len(self.leaves)):
            moved = [complex(leaf, STEP * (j == k)) for j, leaf in enumerate(self.leaves)]
            slopes.append(np.imag(self.values(moved)[-1]) / STEP)
        return np.array(slopes)


def gradients_in(answer, graph):
    """Return the leaves' gradients in an answer, or None if there are none of the leaves' number."""
    (got,) = answer.value if answer.status == "ok" and len(answer.value) == 1 else (None,)
    return got if np.shape(got) == (len(graph.leaves),) and got.dtype.kind == "f" else None


def probe_leaves(name, seed=0):
    """Return x and y for a graph: 3 and 5, or with a seed two numbers drawn for it, of either sign."""
    if not seed:
        return 3.0, 5.0
    random = generator("engine", name, "leaves", seed=seed)
    x, y = np.round(random.uniform(1.5, 6.0, 2) * random.choice([-1, 1], 2), 3).tolist()
    return x, y + 0.0005  # never the same


@lru_cache(2)  # of one part of one hand-in, asked for time and again
def probe_graphs(seed=0):
    """Return the seven probe graphs, of x = 3 and y = 5 or of numbers that a seed draws."""
    x, y, u, v = 0, 1, 2, 3
    product = ("mul", (x, y))
    table = {
        "L = (x y) y": [product, ("mul", (u, y))],
        "L = x x": [("mul", (x, x))],
        "L = x y + x": [product, ("add", (u, x))],
        "u = x y, L = u u": [product, ("mul", (u, u))],
        "u = x y, L = u y + u": [product, ("mul", (u, y)), ("add", (v, u))],
        "u = x y, L = u + u y": [product, ("mul", (u, y)), ("add", (u, v))],
        sentences.DOUBLED_THREE_TIMES: [product, *doublings(3)],
    }
    return tuple(Graph(name, probe_leaves(name, seed), tuple(nodes)) for name, nodes in table.items())


def doublings(times):
    """Return nodes that each add the one before to itself; the first doubles node 2."""
    return [("add", (2 + k, 2 + k)) for k in range(times)]


def diamonds(times, seed=0):
    """Return x y doubled `times` times: 2^times paths, but only times + 1 nodes."""
    name = fill(sentences.DOUBLINGS, {"n": times})
    return Graph(name, probe_leaves(name, seed), (("mul", (0, 1)), *doublings(times)), False)


def chain_name(length):
    """Return what a chain is called."""
    return fill(sentences.CHAIN, {"n": length})


def chain(length, seed=0):
    """Return x + y + y + …, `length` nodes one behind the other; with a seed some are subtracted."""
    name = chain_name(length)
    drawn = generator("engine", name, "ops", seed=seed).integers(2, size=length).tolist() if seed else ()
    ops = [("add", "sub")[k] for k in drawn] or ["add"] * length
    places = (0, *range(2, length + 1))
    nodes = tuple((op, (place, 1)) for op, place in zip(ops, places, strict=True))
    return Graph(name, probe_leaves(name, seed), nodes, False)


def made_twice_and_summed(nodes, leaves, random):
    """Return a node like one of the last few, one with other rules made from the same, and a sum of five.

    What comes last is steep wherever it is: behind a curve that lies flat all gradients would be 0.
    """
    place = int(random.integers(len(nodes) - 8, len(nodes))) // 2 * 2
    op, pair = nodes[place]
    alike = [(op, pair), ("add" if op == "mul" else "mul", (pair[0], pair[-1]))]
    first = leaves + len(nodes)
    (older,) = random.integers(first, size=1).tolist()
    several = [leaves + place, first, first, first + 1, older]
    summed = tuple(random.permutation(several).tolist())
    return [*alike, ("add5", summed), ("fma", (older, first + 2, older)), ("sin", (first + 3,))]


@lru_cache(8)
def random_graph(number, size=30, seed=0):
    """Return a graph of `size` nodes with random wiring; products go through tanh and stay small.

    With a seed, some have three inputs or five, some of them the same one, and some are made twice.
    """
    random = generator("engine", f"random graph {number}", seed=seed)
    leaves = tuple(np.round(random.uniform(0.3, 1.5, 3) * random.choice([-1, 1], 3), 2).tolist())
    nodes = []
    while len(nodes) < size:
        known = len(leaves) + len(nodes)
        older, newer = int(random.integers(known)), int(random.integers(max(0, known - 4), known))
        op = str(random.choice(["add", "sub", "mul"]))
        pair = (older, newer) if random.random() < 0.5 else (newer, older)
        if seed and random.random() < 0.3:
            op, pair = "fma", (pair[0], int(random.integers(known)), pair[random.integers(2)])
        nodes.append((op, pair))
        nodes.append(("tanh", (known,)))
    if seed:
        nodes += made_twice_and_summed(nodes, len(leaves), random)
    name = fill(sentences.RANDOM_GRAPH, {"size": size, "number": number})
    return Graph(name, leaves, tuple(nodes), False)
