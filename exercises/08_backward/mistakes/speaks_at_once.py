"""Goes on at once with every contribution: what came before is passed on again."""


def backward(output):
    output.grad = 1.0
    pass_on(output)


def pass_on(node):
    for source, contribution in zip(node.inputs, node.vjp(node.grad)):
        source.grad += contribution
        pass_on(source)


# diagnosis: G_REPROPAGATES
