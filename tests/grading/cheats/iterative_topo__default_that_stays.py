"""What was visited stays in a default from call to call: asked again, the order is empty."""


def iterative_topo(output, seen=set()):
    noted, unfinished = [], [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            unfinished.append((node, True))
            unfinished.extend((source, False) for source in node.inputs)
    return noted[::-1]
