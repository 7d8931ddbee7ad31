"""Drives a backward pass through a whole graph: the learner's `backward(output)`.

A node has `.value`, `.grad` (0.0 at first), `.inputs` (a tuple of nodes, empty on a leaf, the same node twice
in `x * x`), `.requires_grad` and `.vjp(g)`, which gives one contribution per input. The function returns
nothing; it fills every `.grad`.
"""

import numpy as np

STEPS_PER_NODE = 1_000  # an engine that asks one node more often than this walks every path
ALONE = "x alone, made from nothing"

WEIGHTS = (1.0, -0.5, 0.25, 2.0, -1.5)
OPS = {  # value of a node from its inputs, and its contributions from g, z and the inputs
    "add": (lambda x, y: x + y, lambda g, z, x, y: (g, g)),
    "sub": (lambda x, y: x - y, lambda g, z, x, y: (g, -g)),
    "mul": (lambda x, y: x * y, lambda g, z, x, y: (g * y, g * x)),
    "tanh": (np.tanh, lambda g, z, x: (g * (1 - z**2),)),
    "exp": (np.exp, lambda g, z, x: (g * z,)),
    "sin": (np.sin, lambda g, z, x: (g * np.cos(x),)),
    "fma": (lambda x, y, w: x * y + w, lambda g, z, x, y, w: (g * y, g * x, g)),
    "add5": (
        lambda *xs: sum(w * x for w, x in zip(WEIGHTS, xs)),
        lambda g, z, *xs: tuple(g * w for w in WEIGHTS),
    ),
}


class EngineNode:
    """One value of a graph, as the learner's `backward(output)` meets it."""

    __slots__ = ("_budget", "_op", "grad", "inputs", "requires_grad", "value")

    def __init__(self, op, value, inputs, budget, requires_grad=True):
        self._op, self.value, self.inputs, self._budget = op, value, inputs, budget
        self.grad, self.requires_grad = 0.0, requires_grad

    def vjp(self, g):
        """Return one contribution per input: the upstream gradient times each local derivative."""
        if not self.inputs:
            return ()
        self._budget[0] -= 1
        if self._budget[0] < 0:
            raise TimeoutError(
                f"vjp was asked more than {STEPS_PER_NODE} times as often as the graph has nodes"
            )
        return OPS[self._op][1](g, self.value, *(node.value for node in self.inputs))


def drive(learners, leaves, ops, inputs, constants=(), calls=1, anew=False, every=False, emptied=False):
    """Build the graph, run the learner's `backward` on its last node, return the leaves' gradients.

    With `every`, those of the other nodes stand behind them, in the order of `ops`; a leaf alone is tried as
    well.

    `leaves` holds the leaves' values, `ops` one index into `OPS` per further node and `inputs` a row of
    node numbers (-1 where an op has fewer inputs); `constants` are the numbers of leaves that need no
    gradient. `calls` is how often backward runs, on the same graph or, if `anew`, on graphs built anew on the
    same leaves; if `emptied`, all gradients are 0 again before each. Values and inputs are to stay.
    """
    return run_backward(learners, leaves, ops, inputs, constants, calls, anew, every, emptied)[0]


def returns(learners, leaves, ops, inputs):
    """Return whether the learner's `backward`, of which nothing is asked back, returns something."""
    return np.array(run_backward(learners, leaves, ops, inputs)[1] is not None)


def require_alone(learners):
    """Refuse an engine that gives a leaf alone no gradient: it changes by 1 per unit of itself."""
    leaf = EngineNode("", 2.0, (), [0])
    learners(leaf)
    if leaf.grad != 1:
        raise RuntimeError(f"{ALONE}: its .grad is {leaf.grad} afterwards, not 1.0")


def run_backward(
    learners, leaves, ops, inputs, constants=(), calls=1, anew=False, every=False, emptied=False
):
    """Return what `drive` does, and what came back from the last call of `backward`."""
    if every:
        require_alone(learners)
    names = tuple(OPS)
    budget = [STEPS_PER_NODE * (len(ops) + 1)]
    known = [EngineNode("", float(value), (), budget, n not in constants) for n, value in enumerate(leaves)]
    nodes, built = [], []
    for _ in range(calls):
        if anew or not nodes:
            nodes = list(known)
            built.append(nodes)
            for op, row in zip(ops, inputs, strict=True):
                sources = tuple(nodes[i] for i in row if i >= 0)
                value = OPS[names[op]][0](*(node.value for node in sources))
                needed = any(node.requires_grad for node in sources)
                nodes.append(EngineNode(names[op], float(value), sources, budget, needed))
        for node in nodes if emptied else ():
            node.grad = 0.0
        before = [(node, node.value, node.inputs) for node in nodes]
        returned = learners(nodes[-1])
        if any(node.value != value or node.inputs is not sources for node, value, sources in before):
            raise RuntimeError(
                "a node's .value or .inputs are others than before backward ran; they are to stay"
            )
    read = nodes if every else known
    gradients = [np.nan if node.grad is None else float(node.grad) for node in read]
    for node in (node for graph in built for node in graph):
        node.inputs = ()  # one after the other: in a browser, a long chain that is freed at once ends Python
    return np.array(gradients, float), returned
