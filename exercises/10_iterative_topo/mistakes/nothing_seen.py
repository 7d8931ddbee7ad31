"""Two visits per node, but no memory of the nodes met before."""


def iterative_topo(output):
    noted, unfinished = [], [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        else:
            unfinished.append((node, True))
            unfinished.extend((source, False) for source in node.inputs)
    return noted[::-1]


# diagnosis: DUPLICATES
