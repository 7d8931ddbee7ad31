import numpy as np
def backward(g, x, y, subscripts):
    ab, c = subscripts.split("->")
    a, b = ab.split(",")
    def one(s, shape, o, other):
        known = [l for l in s if l in c + o]
        r = np.einsum(c + "," + o + "->" + "".join(known), g, other)
        lone = tuple(i for i, l in enumerate(s) if l not in known)
        return np.broadcast_to(np.expand_dims(r, lone), shape)
    return one(a, x.shape, b, y), one(b, y.shape, a, x)
