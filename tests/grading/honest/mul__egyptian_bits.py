import numpy as np
def backward(g, x, y):
    def prod(a, b):
        m, e = np.frexp(b)
        k = (np.abs(m) * 2.0**53).astype(np.int64)
        total = np.zeros(np.shape(a))
        power = a * np.sign(m)
        for bit in range(53):
            total = total + np.where((k >> bit) & 1, np.ldexp(power, bit - 53), 0.0)
        return np.ldexp(total, e)
    return prod(g, y), prod(g, x)
