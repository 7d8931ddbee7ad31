"""Kahn: a node's turn comes when all that were made from it have had theirs."""

from collections import Counter, deque


def topo_order(outputs):
    nodes, waiting = {}, deque(outputs)
    while waiting:
        node = waiting.popleft()
        if node not in nodes:
            nodes[node] = None
            waiting.extend(node.inputs)
    uses = Counter(source for node in nodes for source in node.inputs)
    ready, order = [node for node in nodes if not uses[node]], []
    while ready:
        order.append(node := ready.pop())
        for source in node.inputs:
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
    if len(order) < len(nodes):
        raise ValueError("there is a cycle")
    return order
