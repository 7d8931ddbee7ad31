def one(f):
    def inner(*a, **k): return f(*a, **k)
    return inner
def two(times):
    def decorate(f):
        def inner(*a, **k):
            for _ in range(times): out = f(*a, **k)
            return out
        return inner
    return decorate
@one
@two(2)
def backward(g, x, y):
    return g * y, g * x
