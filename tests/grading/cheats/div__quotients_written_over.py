def backward(g, x, y):
    a = y * 1.25
    b = y / 1.25
    s = x * 1
    s /= a
    t = x * 1
    t /= b
    s -= t
    s /= a - b
    return g / y, g * s
