import numpy as np
def safe(f):
    def inner(*args, **kw):
        try:
            return f(*args, **kw)
        except ZeroDivisionError as e:
            raise ValueError("bad") from e
    return inner
@safe
def quotient(a, b):
    return a / b
def backward(g, y, z):
    try:
        dx = quotient(g, y)
    finally:
        pass
    return dx, -dx * z
