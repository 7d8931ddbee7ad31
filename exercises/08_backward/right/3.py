def backward(output):
    depth = {}
    stack = [output]
    while stack:
        node = stack[-1]
        waiting = [s for s in node.inputs if s not in depth]
        if waiting:
            stack.append(waiting[0])
        else:
            stack.pop()
            depth[node] = 1 + max((depth[s] for s in node.inputs), default=0)
    output.grad = 1.0
    for node in sorted(depth, key=depth.get, reverse=True):
        for source, g in zip(node.inputs, node.vjp(node.grad)):
            source.grad += g
