def backward(g, x, y):
    dx = g * y
    dy = g * x
    return [dx, dy]
