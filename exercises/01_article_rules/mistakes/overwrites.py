"""Sets the children's gradients instead of adding to them."""


def add_backward(node):
    for child in node.children:
        child.grad = node.grad


def mul_backward(node):
    x, y = node.children
    x.grad = node.grad * y.value
    y.grad = node.grad * x.value


# diagnosis: G_OVERWRITE
