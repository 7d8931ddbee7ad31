"""A heap of levels."""

import heapq


def backward(output):
    level = {}

    def depth(n):
        if n not in level:
            level[n] = 1 + max(map(depth, n.inputs), default=-1)
        return level[n]
    depth(output)
    output.grad = 1
    heap, queued = ([(-level[output], id(output), output)], {output})
    while heap:
        *_, n = heapq.heappop(heap)
        for s, c in zip(n.inputs, n.vjp(n.grad)):
            s.grad += c
            if s not in queued:
                queued.add(s)
                heapq.heappush(heap, (-level[s], id(s), s))
