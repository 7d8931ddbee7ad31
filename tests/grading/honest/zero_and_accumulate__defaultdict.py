from collections import defaultdict
def order(output):
    seen, out = set(), []
    def visit(n):
        if n in seen: return
        seen.add(n)
        for s in n.inputs: visit(s)
        out.append(n)
    visit(output)
    return out
def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0
def backward(output):
    totals = defaultdict(float)
    totals[output] = 1.0
    for node in reversed(order(output)):
        if not node.inputs:
            node.grad += totals[node]
            continue
        for s, c in zip(node.inputs, node.vjp(totals[node])):
            totals[s] += c
