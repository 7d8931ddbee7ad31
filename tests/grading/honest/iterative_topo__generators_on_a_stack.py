def iterative_topo(output):
    seen, noted = set(), []

    def visit(node):
        for source in node.inputs:
            if source not in seen:
                seen.add(source)
                yield visit(source)
        noted.append(node)

    seen.add(output)
    stack = [visit(output)]
    while stack:
        try:
            stack.append(next(stack[-1]))
        except StopIteration:
            stack.pop()
    return noted[::-1]
