"""Marks the inputs as seen when they are pushed: one that waits can't be visited earlier by another way."""


def iterative_topo(output):
    noted, seen, unfinished = [], {output}, [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        else:
            unfinished.append((node, True))
            for source in node.inputs:
                if source not in seen:
                    seen.add(source)
                    unfinished.append((source, False))
    return noted[::-1]


# diagnosis: G_TOO_EARLY
