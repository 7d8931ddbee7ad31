"""Takes the first and the last input of a node: a third one in between is lost."""


def iterative_topo(output):
    noted, seen, unfinished = [], set(), [(output, False)]
    while unfinished:
        node, inputs_noted = unfinished.pop()
        if inputs_noted:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            unfinished.append((node, True))
            unfinished.extend((source, False) for source in node.inputs[:1] + node.inputs[1:][-1:])
    return noted[::-1]
