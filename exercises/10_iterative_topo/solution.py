"""Each node is put back beneath its inputs, marked: when it turns up again, everything below it is noted.

A plain list holds what Python's stack would have held, and it has no limit but memory.
"""


def iterative_topo(output):
    noted, seen, unfinished = [], set(), [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            unfinished.append((node, True))
            unfinished.extend((source, False) for source in node.inputs)
    order = noted[::-1]
    return order
