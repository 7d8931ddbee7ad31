def backward(g, x, y):
    return g / y, -g * x / y**2
