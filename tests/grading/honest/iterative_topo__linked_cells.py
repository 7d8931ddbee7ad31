def iterative_topo(output):
    stack, seen, noted = (output, None), set(), []
    while stack:
        node, below = stack
        todo = [s for s in node.inputs if s not in seen]
        if node in seen:
            stack = below
        elif todo:
            for s in todo:
                stack = (s, stack)
        else:
            seen.add(node)
            noted.append(node)
            stack = below
    return noted[::-1]
