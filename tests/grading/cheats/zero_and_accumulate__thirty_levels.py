"""Goes level by level from the output, each node at its last level within four."""

def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def backward(output):
    level, last = [output], {}
    for depth in range(30):
        level = list(dict.fromkeys(level))
        for node in level:
            last[node] = depth
        level = [s for node in level for s in node.inputs]
        if depth > 3 and not any(len(set(n.inputs)) > 1 for n in level):
            level = list(dict.fromkeys(level))
    gradients = dict.fromkeys(last, 0.0)
    gradients[output] = 1.0
    for node in sorted(last, key=last.get):
        if node.inputs:
            for source, contribution in zip(node.inputs, node.vjp(gradients[node])):
                gradients[source] += contribution
        else:
            node.grad += gradients[node]
