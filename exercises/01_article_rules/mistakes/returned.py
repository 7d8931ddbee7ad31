"""Returns what each child receives, as the kit's own rules do, and adds it to nothing."""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad


def mul_backward(node):
    x, y = node.children
    return node.grad * y.value, node.grad * x.value


# diagnosis: RETURNED
