"""The article's rules as printed: the local derivative alone."""


def add_backward(node):
    node.children[0].grad += 1
    node.children[1].grad += 1


def mul_backward(node):
    node.children[0].grad += node.children[1].value
    node.children[1].grad += node.children[0].value


# diagnosis: NO_UPSTREAM
