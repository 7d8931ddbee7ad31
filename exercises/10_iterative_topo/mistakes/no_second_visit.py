"""A stack, but every node is noted when it is met: too early where others still use it."""


def iterative_topo(output):
    order, seen, unfinished = [], set(), [output]
    while unfinished:
        node = unfinished.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            unfinished.extend(node.inputs)
    return order


# diagnosis: G_TOO_EARLY
