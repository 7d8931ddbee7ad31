import numpy as np
from collections import namedtuple
State = namedtuple("State", "w m v")
def ema(old, new, β): return β * old + (1 - β) * new
def sgd(w, g, lr): return np.subtract(w, np.multiply(lr, g))
def momentum(w, g, v, lr, beta):
    v = -(lr * g - beta * v)
    return w + v, v
def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    s = State(w, ema(m, g, beta1), ema(v, np.square(g), beta2))
    step = lr * (s.m / (1 - np.power(beta1, t))) / (np.sqrt(s.v / (1 - np.power(beta2, t))) + eps)
    return s._replace(w=w - step)
