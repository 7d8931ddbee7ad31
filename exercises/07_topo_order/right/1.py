"""Counts the uses and lists a node when the last of them is listed."""

from collections import deque


def topo_order(outputs):
    uses, waiting = {}, list(outputs)
    for node in outputs:
        uses[node] = 0
    while waiting:
        node = waiting.pop()
        if uses.get(node, 0) < 0:
            continue
        for source in () if node in (done := uses.setdefault("done", set())) else node.inputs:
            uses[source] = uses.get(source, 0) + 1
            waiting.append(source)
        done.add(node)
    done = uses.pop("done")
    ready, order = deque(node for node in done if uses[node] == 0), []
    while ready:
        node = ready.popleft()
        order.append(node)
        for source in node.inputs:
            uses[source] -= 1
            if uses[source] == 0:
                ready.append(source)
    if len(order) < len(done):
        raise ValueError("there is a cycle")
    return order
