import math
import numpy as np
def power(v):
    k = max(0, int(abs(v)).bit_length())
    t = v / 2**k
    s = sum(t**i / math.factorial(i) for i in range(26))
    for _ in range(k):
        s = s * s
    return s
def exp_backward(g, x, z):
    return g * np.array([power(v) if abs(v) < 20 else w for v, w in zip(x.ravel().tolist(), z.ravel().tolist())]).reshape(x.shape)
def log_backward(g, x):
    return g / x
