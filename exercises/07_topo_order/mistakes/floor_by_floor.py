"""Breadth first: a node is listed at the first meeting, though others may still use it further down."""

from collections import deque


def topo_order(outputs):
    order, waiting = [], deque(outputs)
    while waiting:
        node = waiting.popleft()
        if node in order:
            continue
        if node in node.inputs:
            raise ValueError("cycle")
        order.append(node)
        waiting.extend(node.inputs)
    return order


# diagnosis: G_TOO_EARLY
