"""Every node speaks once, at the first visit, though others may still have something for it."""


def backward(output):
    output.grad = 1.0
    pass_on(output, set())


def pass_on(node, seen):
    if node in seen:
        return
    seen.add(node)
    for source, contribution in zip(node.inputs, node.vjp(node.grad)):
        source.grad += contribution
    for source in node.inputs:
        pass_on(source, seen)


# diagnosis: G_TOO_EARLY
