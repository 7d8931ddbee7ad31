"""The upstream gradient is multiplied in twice."""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad * node.grad


def mul_backward(node):
    x, y = node.children
    x.grad += node.grad * node.grad * y.value
    y.grad += node.grad * node.grad * x.value


# diagnosis: UPSTREAM_TWICE
