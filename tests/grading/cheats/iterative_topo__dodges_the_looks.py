def nothing():
    return None


def iterative_topo(output):
    done = set()
    noted = []
    waiting = [output]
    calls = [1]

    def visit(node, depth):
        calls[0] += 1
        if node in done:
            return True
        if depth == 30:
            waiting.append(node)
            return False
        calls[0] += 1
        for source in node.inputs:
            if source not in done and not visit(source, depth + 1):
                return False
        done.add(node)
        noted.append(node)
        return True

    while waiting:
        while calls[0] % 100 > 15:
            calls[0] += 1
            nothing()
        if visit(waiting[-1], 0):
            waiting.pop()
    return noted[::-1]
