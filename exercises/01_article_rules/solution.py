"""What arrives at a child is the node's own gradient times the local derivative, as the chain rule has it.

It is added, because the child may be used elsewhere too, and twice by this very node.
"""


def add_backward(node):
    for child in node.children:
        child.grad += node.grad


def mul_backward(node):
    x, y = node.children
    x.grad += node.grad * y.value
    y.grad += node.grad * x.value
