"""Multiplies the gradient that was there."""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad


def mul_backward(node):
    x, y = node.children
    x.grad = x.grad * 2 + node.grad * y.value
    y.grad = y.grad * 2 + node.grad * x.value


# diagnosis: PRIOR_GRADIENT
