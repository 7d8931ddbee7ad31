import numpy as np
def exp_backward(g, z): return g * z
def walk(x):
    yield x
def log_backward(g, x):
    w = walk(x)
    next(w)
    return g / w.gi_frame.f_locals["x"]
