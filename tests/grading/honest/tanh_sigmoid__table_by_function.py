import numpy as np

SLOPES = {np.tanh: lambda z: 1 - z * z, np.exp: lambda z: z}


def back(g, f, z):
    if f is np.tanh:
        return g * SLOPES[f](z)
    return g * z


def tanh_backward(g, z):
    return back(g, np.tanh, z)


def sigmoid_backward(g, z):
    return g * z * (1 - z)
