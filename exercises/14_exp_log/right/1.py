def exp_backward(g, z):
    return z * g


def log_backward(g, x):
    return g * (1 / x)
