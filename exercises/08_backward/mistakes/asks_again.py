"""Gives to all inputs, then asks each of them: what is used twice passes on all that it has, twice."""


def backward(output):
    output.grad = 1.0
    ask(output)


def ask(node):
    for source, contribution in zip(node.inputs, node.vjp(node.grad)):
        source.grad += contribution
    for source in node.inputs:
        ask(source)


# diagnosis: G_REPROPAGATES
