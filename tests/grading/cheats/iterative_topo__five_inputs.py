"""Looks at four inputs of a node."""


def iterative_topo(output):
    noted, seen, todo = ([], set(), [(output, False)])
    while todo:
        node, ready = todo.pop()
        if ready:
            noted.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend(((s, False) for s in node.inputs[:4]))
    return noted[::-1]
