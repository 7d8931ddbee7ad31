from queue import SimpleQueue


def topo_order(outputs):
    uses, seen, todo = {o: 0 for o in outputs}, set(outputs), SimpleQueue()
    for o in uses:
        todo.put(o)
    while not todo.empty():
        for source in todo.get().inputs:
            uses[source] = uses.get(source, 0) + 1
            if source not in seen:
                seen.add(source)
                todo.put(source)
    order, ready = [], [n for n in uses if not uses[n]]
    while ready:
        order.append(ready.pop())
        for source in order[-1].inputs:
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
    if len(order) < len(seen):
        raise ValueError("a cycle")
    return order
