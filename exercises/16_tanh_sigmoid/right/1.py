def tanh_backward(g, z):
    return g - g * z * z


def sigmoid_backward(g, z):
    return g * (z - z**2)
