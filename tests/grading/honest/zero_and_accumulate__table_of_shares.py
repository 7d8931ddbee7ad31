def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def shares_of(node, known):
    """How much `node` changes per unit of each leaf, worked out once."""
    if node not in known:
        total = {} if node.inputs else {node: 1.0}
        for source, slope in zip(node.inputs, node.vjp(1.0)):
            for leaf, share in shares_of(source, known).items():
                total[leaf] = total.get(leaf, 0.0) + slope * share
        known[node] = total
    return known[node]


def backward(output):
    for leaf, share in shares_of(output, {}).items():
        leaf.grad += share
