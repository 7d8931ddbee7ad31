def neg_backward(g, x):
    return -1.0 * g


def sub_backward(g, x, y):
    return 1.0 * g, -1.0 * g
