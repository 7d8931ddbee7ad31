def add_backward(node):
    for child in node.children:
        setattr(child, "grad", getattr(child, "grad") + node.grad)


def mul_backward(node):
    for child, other in zip(node.children, reversed(node.children)):
        child.grad += other.value * node.grad
