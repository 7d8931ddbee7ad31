import heapq


def iterative_topo(output):
    depth, todo, uses = {output: 0}, [output], {output: 0}
    while todo:
        node = todo.pop()
        for s in node.inputs:
            if s not in uses:
                uses[s] = 0
                todo.append(s)
            uses[s] += 1
    ready = [output]
    while ready:
        node = ready.pop()
        for s in node.inputs:
            depth[s] = max(depth.get(s, 0), depth[node] + 1)
            uses[s] -= 1
            if not uses[s]:
                ready.append(s)
    heap = [(d, i, n) for i, (n, d) in enumerate(depth.items())]
    heapq.heapify(heap)
    return [heapq.heappop(heap)[2] for _ in range(len(heap))]
