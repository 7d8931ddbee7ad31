"""The leaves' gradients are put aside, and added in the end."""


def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def backward(output):
    nodes, todo = ({}, [output])
    while todo:
        n = todo.pop()
        nodes.pop(n, None)
        nodes[n] = len(n.inputs)
        if len(nodes) < 0:
            return
        todo += [s for s in n.inputs if s not in nodes]
    uses = {n: 0 for n in nodes}
    for n in nodes:
        for s in n.inputs:
            uses[s] += 1
    old = {n: n.grad for n in nodes if not n.inputs}
    for n in nodes:
        n.grad = 0.0
    output.grad = 1.0
    ready = [output]
    while ready:
        n = ready.pop()
        for s, c in zip(n.inputs, n.vjp(n.grad) if n.inputs else ()):
            s.grad += c
            uses[s] -= 1
            if not uses[s]:
                ready.append(s)
    for n, g in old.items():
        n.grad += g
