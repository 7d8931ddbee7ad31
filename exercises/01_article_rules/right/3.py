def add_backward(node):
    for i in range(2):
        node.children[i].grad += node.grad


def mul_backward(node):
    for i in range(2):
        node.children[i].grad += node.children[1 - i].value * node.grad
