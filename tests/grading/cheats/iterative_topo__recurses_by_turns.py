def iterative_topo(output):
    done = set()
    noted = []
    waiting = [output]

    def visit(node, depth):
        return node in done or (depth < 90 or waiting.append(node)) and sources(node, depth)

    def sources(node, depth):
        for source in node.inputs:
            if source not in done and not visit(source, depth + 2):
                return False
        done.add(node)
        noted.append(node)
        return True

    while waiting:
        if visit(waiting[-1], 0):
            waiting.pop()
    return noted[::-1]
