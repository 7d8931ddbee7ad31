def backward(g, z, axis):
    return g * z - z * (z * g).sum(axis, keepdims=True)
