from collections import Counter, deque


def all_nodes(output):
    seen, queue = {output: None}, deque([output])
    while queue:
        for source in queue.popleft().inputs:
            if source not in seen:
                seen[source] = None
                queue.append(source)
    return seen


def iterative_topo(output):
    uses = Counter(source for node in all_nodes(output) for source in node.inputs)
    order, ready = [], deque([output])
    while ready:
        order.append(ready.pop())
        for source in order[-1].inputs:
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
    return order
