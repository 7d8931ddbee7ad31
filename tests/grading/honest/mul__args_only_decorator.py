def logged(f):
    calls = []
    def inner(*args):
        calls.append(len(args))
        return f(*args)
    return inner
@logged
def backward(g, x, y):
    return g * y, g * x
