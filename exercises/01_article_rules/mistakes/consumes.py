"""Empties the node's own gradient once it has been passed on."""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad
    node.grad = 0.0


def mul_backward(node):
    x, y = node.children
    x.grad += node.grad * y.value
    y.grad += node.grad * x.value


# diagnosis: MUTATES_UPSTREAM
