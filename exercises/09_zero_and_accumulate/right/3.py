"""Counts uses, and lists instead of dicts."""


def zero_grad(leaves):
    [setattr(leaf, "grad", 0) for leaf in leaves]


def topological(node, order, seen):
    if node not in seen:
        seen.add(node)
        for source in node.inputs:
            topological(source, order, seen)
        order.append(node)
    return order


def backward(output):
    order = topological(output, [], set())
    place = {id(node): i for i, node in enumerate(order)}
    grads = [0.0] * len(order)
    grads[-1] = 1.0
    for i in range(len(order) - 1, -1, -1):
        node = order[i]
        for source, contribution in zip(node.inputs, node.vjp(grads[i])):
            grads[place[id(source)]] += contribution
        if not node.inputs:
            node.grad += grads[i]
