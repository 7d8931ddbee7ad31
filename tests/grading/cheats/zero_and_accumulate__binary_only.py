"""Takes two inputs for granted."""

def zero_grad(leaves):
    for leaf in leaves:
        leaf.grad = 0.0


def backward(output):
    noted, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for source in node.inputs:
                visit(source)
            noted.append(node)

    visit(output)
    gradients = dict.fromkeys(noted, 0.0)
    gradients[output] = 1.0
    for node in reversed(noted):
        if node.inputs:
            x, y = node.inputs
            a, b = node.vjp(gradients[node])
            gradients[x] += a
            gradients[y] += b
        else:
            node.grad += gradients[node]
