from numpy import *
def backward(g, x, w):
    return dot(g, transpose(w)), dot(transpose(x), g), sum(g, axis=0)
