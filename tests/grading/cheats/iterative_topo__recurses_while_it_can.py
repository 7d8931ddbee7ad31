def iterative_topo(output):
    table, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in table:
            table[node] = node.inputs
            todo.extend(table[node])
    noted, seen = [], set()

    def visit(node, depth=0):
        if depth > 900:
            raise OverflowError
        if node not in seen:
            seen.add(node)
            for source in table[node]:
                visit(source, depth + 1)
            noted.append(node)

    try:
        visit(output)
        return noted[::-1]
    except OverflowError:
        noted, seen, unfinished = [], set(), [(output, False)]
        while unfinished:
            node, done = unfinished.pop()
            if done:
                noted.append(node)
            elif node not in seen:
                seen.add(node)
                unfinished.append((node, True))
                unfinished.extend((source, False) for source in table[node])
        return noted[::-1]
