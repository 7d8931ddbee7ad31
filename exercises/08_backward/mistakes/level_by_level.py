"""Goes down level by level: a node speaks each time that it is reached, of all that it has by then."""


def backward(output):
    output.grad, waiting = 1.0, [output]
    while waiting:
        node = waiting.pop(0)
        if node.inputs:
            for source, contribution in zip(node.inputs, node.vjp(node.grad)):
                source.grad += contribution
                waiting.append(source)


# diagnosis: G_REPROPAGATES
