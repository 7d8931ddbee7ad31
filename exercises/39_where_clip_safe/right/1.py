import numpy as np


def where_backward(g, condition):
    return g * condition, g * ~condition


def clip_backward(g, x, low, high):
    return g * ((x > low) & (x < high))


def safe_sqrt(x):
    harmless = np.where(x > 0, x, 4.0)
    return np.where(x > 0, np.sqrt(harmless), 0.0)


def safe_log(x):
    return np.log(np.where(x > 0, x, 1.0))
