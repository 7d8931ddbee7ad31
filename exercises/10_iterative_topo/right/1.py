"""Counts the uses first, then lists every node after its last use."""

from collections import Counter


def iterative_topo(output):
    uses, seen, waiting = Counter(), {output}, [output]
    while waiting:
        for source in waiting.pop().inputs:
            uses[source] += 1
            if source not in seen:
                seen.add(source)
                waiting.append(source)
    order, ready = [], [output]
    while ready:
        node = ready.pop()
        order.append(node)
        for source in node.inputs:
            uses[source] -= 1
            if uses[source] == 0:
                ready.append(source)
    return order
