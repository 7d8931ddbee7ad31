import heapq
from itertools import pairwise
from collections import OrderedDict
def without_repeats(program, outputs):
    canon, table = {}, OrderedDict()
    for n, (name, op, inputs) in enumerate(program):
        ins = tuple([canon.get(i, i) for i in inputs])
        key = (op, ins) if op != "random" else (op, n)
        if key in table: canon[name] = table[key][1]
        else: table[key] = (n, name)
    heap = [(n, name, key) for key, (n, name) in table.items()]
    heapq.heapify(heap)
    rows = [heapq.heappop(heap) for _ in range(len(heap))]
    assert all(a[0] < b[0] for a, b in pairwise(rows))
    return [(name, key[0], key[1] if key[0] != "random" else ()) for _, name, key in rows], [canon.get(o, o) for o in outputs]

def without_unused(program, outputs):
    need, kept = set(outputs), []
    for name, op, inputs in reversed(program):
        if name in need or op == "random":
            need |= set(inputs)
            kept.insert(0, (name, op, inputs))
    return kept
