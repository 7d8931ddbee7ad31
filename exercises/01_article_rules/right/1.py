def add_backward(node):
    a, b = node.children
    a.grad = a.grad + node.grad
    b.grad = b.grad + node.grad


def mul_backward(node):
    a, b = node.children
    da, db = b.value * node.grad, a.value * node.grad
    a.grad = a.grad + da
    b.grad = b.grad + db
