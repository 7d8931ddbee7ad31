"""Empties .grad by subtracting it from itself, whatever it holds."""


def backward(output):
    noted, seen, unfinished = ([], set(), [(output, False)])
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            unfinished.append((node, True))
            unfinished.extend(((source, False) for source in node.inputs))
    gradients = dict.fromkeys(noted, 0.0)
    gradients[output] = 1.0
    for node in reversed(noted):
        if node.inputs:
            for source, contribution in zip(node.inputs, node.vjp(gradients[node]), strict=True):
                gradients[source] += contribution
        else:
            node.grad += gradients[node]


def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad -= leaf.grad
