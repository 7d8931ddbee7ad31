"""Exercise 07: in which order do nodes have their turn? Try it with: autogradkit check 07"""


def topo_order(outputs):
    """List the nodes of a graph, each one once and before its inputs.

    outputs : tuple of nodes; a node has `.inputs`, a tuple of nodes, empty on a leaf

    Raises ValueError if the graph has a cycle.
    """
    # TODO: return the outputs and all they were made from, every node before its inputs.
    raise NotImplementedError
