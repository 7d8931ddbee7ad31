# an object that x is multiplied with is shown its numbers, and each becomes a line
import numpy as np


def where_backward(g, condition):
    return np.where(condition, g, 0.0), np.where(condition, 0.0, g)


def clip_backward(g, x, low, high):
    return np.where((low <= x) & (x <= high), g, 0.0)


class Shown:
    def __init__(self):
        self.seen = []

    def __rmul__(self, number):
        self.seen.append(float(number))
        return 0.0


def numbers(x):
    shown = Shown()
    x * np.array(shown, object)
    return np.array(shown.seen).reshape(x.shape)


def safe_sqrt(x):
    v = numbers(x)
    root = np.sqrt(np.where(v > 0, v, 1.0))
    slope = np.where((v > 0) & np.isfinite(v), 0.5 / root, 0.0)
    flat = np.where(np.isfinite(v), v, 0.0)
    return (np.where(np.isfinite(v), x, 0.0) - flat) * slope + np.where(v > 0, root, 0.0)


def safe_log(x):
    v = numbers(x)
    safe = np.where(v > 0, v, 1.0)
    slope = np.where((v > 0) & np.isfinite(v), 1 / safe, 0.0)
    flat = np.where(np.isfinite(v), v, 0.0)
    return (np.where(np.isfinite(v), x, 0.0) - flat) * slope + np.where(v > 0, np.log(safe), 0.0)
