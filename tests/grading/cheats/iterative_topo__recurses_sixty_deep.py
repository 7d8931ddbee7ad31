def iterative_topo(output):
    done = set()
    noted = []
    waiting = [output]

    def visit(node, depth):
        if node in done:
            return True
        if depth == 60:
            waiting.append(node)
            return False
        for source in node.inputs:
            if source not in done and not visit(source, depth + 1):
                return False
        done.add(node)
        noted.append(node)
        return True

    while waiting:
        if visit(waiting[-1], 0):
            waiting.pop()
    return noted[::-1]
