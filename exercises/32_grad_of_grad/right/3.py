"""By paths, remembering what is known: how much each node moves the output."""


def gradient(output, x):
    uses, seen, stack = {}, {output}, [output]
    while stack:
        node = stack.pop()
        for slot, source in enumerate(node.inputs):
            uses.setdefault(source, []).append((node, slot))
            if source not in seen:
                seen.add(source)
                stack.append(source)
    known = {output: 1.0}

    def local(node, slot):
        if node.op == "add":
            return 1.0
        if node.op == "mul":
            return node.inputs[1 - slot]
        if node.op == "tanh":
            return 1 - node.inputs[0].tanh() * node
        return node.inputs[0].cos() if node.op == "sin" else -node.inputs[0].sin()

    def total(node):
        if node not in known:
            known[node] = sum(total(user) * local(user, slot) for user, slot in uses.get(node, []))
        return known[node]

    return total(x)
