def backward(g, y, z):
    dx = g / y
    return dx, -dx * z
