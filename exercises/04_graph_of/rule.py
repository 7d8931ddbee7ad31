"""Exercise 04: a formula as a graph. Try it with: autogradkit check 04"""


def graph_of(output, graph):
    """Fill `graph` with the graph of an expression and return it.

    output : a value; it has `.label` (a text) and `.inputs` (a tuple of values, in order)
    graph : an empty networkx.MultiDiGraph
    """
    # TODO: add a node with its label for every value, and an arrow with its slot for every use.
    raise NotImplementedError
