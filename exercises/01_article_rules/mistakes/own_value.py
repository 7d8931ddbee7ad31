"""Each child gets its own value as the slope, where it needs the other's."""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad


def mul_backward(node):
    for child in node.children:
        child.grad += node.grad * child.value


# diagnosis: SWAPPED_INPUTS
