"""Drives a function that fills a networkx MultiDiGraph with the graph of an expression.

The function is called as `graph_of(output, graph)`, or with whatever name it has: `output` is an expression
(`.label`, and `.inputs`, a tuple of expressions, empty on a leaf; the same object twice in `x * x`) and
`graph` an empty graph that works as networkx.MultiDiGraph does. It fills that one, or one of its own, and
returns it: a node per value with `label=`, an edge per use with `slot=`. Arguments: `labels`, a text per
expression, leaves first, the last one the output, and `inputs`, a tuple of numbers of expressions for each.
It returns the nodes' labels as one text, a line each, NO_LABEL where there is none, and the edges as an
integer array of rows (from, to, slot), all by order of adding; `slot` is -1 if absent. With `again` the same
expression is handed over twice, and the second graph is returned. The expression is to stay as it is.
"""

from operator import index

import numpy as np

NO_LABEL = "(no label)"


class Expression:
    """One value of the expression."""

    def __init__(self, label, inputs):
        self.label, self.inputs = label, inputs

    def __repr__(self):
        return self.label


class MultiDiGraph:
    """What is used of networkx.MultiDiGraph here: where a hand-in is graded there is NumPy only."""

    def __init__(self):
        self.kept, self.uses = {}, []

    def add_node(self, node, **attributes):
        """Add a node, or more attributes to one."""
        self.kept.setdefault(node, {}).update(attributes)

    def add_nodes_from(self, nodes, **attributes):
        """Add several nodes."""
        for node in nodes:
            node, more = node if isinstance(node, tuple) and len(node) == 2 else (node, {})
            self.add_node(node, **{**attributes, **more})

    def add_edge(self, u, v, key=None, **attributes):
        """Add one edge more, or more attributes to the one of that key."""
        self.add_node(u)
        self.add_node(v)
        same = [edge for edge in self.uses if edge[:2] == (u, v)]
        key = len(same) if key is None else key
        for edge in same:
            if edge[2] == key:
                edge[3].update(attributes)
                return key
        self.uses.append((u, v, key, attributes))
        return key

    def add_edges_from(self, edges, **attributes):
        """Add several edges."""
        for u, v, *rest in edges:
            more = rest[-1] if rest and isinstance(rest[-1], dict) else {}
            self.add_edge(u, v, **{**attributes, **more})

    def nodes(self, data=False):
        """List the nodes."""
        return list(self.kept.items()) if data else list(self.kept)

    def edges(self, keys=False, data=False):
        """List the edges."""
        return [(u, v, *((key,) * keys), *((more,) * data)) for u, v, key, more in self.uses]

    def has_node(self, node):
        """Whether there is such a node."""
        return node in self.kept

    def number_of_nodes(self):
        """Count the nodes."""
        return len(self.kept)

    def number_of_edges(self):
        """Count the edges."""
        return len(self.uses)

    __contains__ = has_node
    __len__ = number_of_nodes


def slot_of(attributes):
    """Return an edge's slot, a whole number."""
    slot = attributes.get("slot", -1)
    if not hasattr(slot, "__index__"):
        raise TypeError(f"a slot is a whole number, not {slot!r:.40}")
    return index(slot)


def label_of(attributes):
    """Return what is written on a node, a text."""
    label = attributes.get("label", "")
    if not isinstance(label, str):
        raise TypeError(f"a label is a text; {label!r:.40} is a {type(label).__name__}")
    return label or NO_LABEL


def drive(learners, labels, inputs, again=False):
    """Hand the expression and an empty graph to the learner\'s function, and write down what it made."""
    expressions = []
    for label, sources in zip(labels, inputs):
        expressions.append(Expression(label, tuple(expressions[i] for i in sources)))
    before = [(one.label, one.inputs) for one in expressions]
    for _ in range(1 + again):
        graph = MultiDiGraph()
        returned = learners(expressions[-1], graph)
    for one, (label, sources) in zip(expressions, before):
        if one.label != label or one.inputs != sources:
            raise ValueError(
                f"the value labelled {label!r} is another one than before: its label and inputs are to stay"
            )
    graph = graph if returned is None else returned
    nodes = list(graph.nodes(data=True))
    places = {node: place for place, (node, _) in enumerate(nodes)}
    uses = [(places[u], places[v], slot_of(more)) for u, v, more in graph.edges(data=True)]
    text = "\n".join(label_of(more) for _, more in nodes)
    return text, np.array(uses, int).reshape(-1, 3)
