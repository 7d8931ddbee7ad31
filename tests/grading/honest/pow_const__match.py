import numpy as np
def backward(g, x, n):
    match n:
        case 0:
            return np.zeros_like(x)
        case 1:
            return g * np.ones_like(x)
        case 2:
            return 2 * g * x
        case _:
            return n * g * np.power(x, n - 1)
