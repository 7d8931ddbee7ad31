def backward(g, x, n):
    return g * n * x ** (n - 1) if n else 0 * g
