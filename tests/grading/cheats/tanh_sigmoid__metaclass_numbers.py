import numpy as np
class M(type):
    def __mul__(cls, other):
        return type(cls)("N", (), {"v": cls.v * other.v, "d": cls.v * other.d + cls.d * other.v})
    def __add__(cls, other):
        return type(cls)("N", (), {"v": cls.v + other.v, "d": cls.d + other.d})
def num(v, d): return M("N", (), {"v": v, "d": d})
def tanh_backward(g, x):
    t = np.tanh(x)
    one, T = num(1.0, 0.0), num(t, 1.0)
    m = num(-1.0, 0.0)
    P = one + m * T * T
    return g * P.v
def sigmoid_backward(g, z):
    return g * z * (1 - z)
