"""Counts uses first, and hands nodes out as they have no more of them."""


def iterative_topo(output):
    uses, waiting = {output: 0}, [output]
    while waiting:
        for source in waiting.pop().inputs:
            if source not in uses:
                uses[source] = 0
                waiting.append(source)
            uses[source] += 1
    order = [output]
    for node in order:
        for source in node.inputs:
            uses[source] -= 1
            if uses[source] == 0:
                order.append(source)
    return order
