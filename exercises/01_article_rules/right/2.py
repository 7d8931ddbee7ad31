def send(child, g):
    child.grad += g


def add_backward(node):
    for child in node.children:
        send(child, 1.0 * node.grad)


def mul_backward(node):
    send(node.children[0], node.grad * node.children[1].value)
    send(node.children[1], node.grad * node.children[0].value)
