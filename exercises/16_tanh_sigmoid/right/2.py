def tanh_backward(g, z):
    return g * (1 - z) * (1 + z)


def sigmoid_backward(g, z):
    return (1 - z) * z * g
