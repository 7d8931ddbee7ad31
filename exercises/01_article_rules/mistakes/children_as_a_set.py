"""Goes over the different children, so that one that stands in both places has its turn once."""


def add_backward(node):
    for child in set(node.children):
        child.grad += node.grad


def mul_backward(node):
    x, y = node.children
    x.grad += node.grad * y.value
    y.grad += node.grad * x.value


# diagnosis: G_SET_PARENTS
