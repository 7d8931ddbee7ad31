class Counted:
    def __init__(self, f):
        self.f, self.calls = f, 0
    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.f(*args, **kwargs)
@Counted
def backward(g, x, y):
    return g * y, g * x
