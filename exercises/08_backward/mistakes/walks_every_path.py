"""Right values, but it walks every path anew: twice the time for every diamond."""


def backward(output):
    receive(output, 1.0)


def receive(node, g):
    node.grad += g
    for source, contribution in zip(node.inputs, node.vjp(g)):
        receive(source, contribution)


# diagnosis: G_EXPONENTIAL
