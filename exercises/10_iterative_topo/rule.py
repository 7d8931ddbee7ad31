"""Exercise 10: the order of nodes without a call inside a call. Try it with: autogradkit check 10"""


def iterative_topo(output):
    """List `output` and all it was made from, each node once and before its inputs.

    output : a node; it has `.inputs`, a tuple of nodes, empty on a leaf. There may be 20,000 in a row.
    """
    # TODO: keep the unfinished visits in a list of your own, and return the nodes in order.
    raise NotImplementedError
