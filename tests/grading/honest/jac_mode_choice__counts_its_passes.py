import sys
import numpy as np
class PassCounter:
    def __init__(self, fn, name="pass"):
        self.fn, self.name, self.calls = fn, name, 0
    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.fn(*args, **kwargs)
    def __str__(self): return "{}: {:d} calls".format(self.name, self.calls)
def jacobian(jvp, vjp, n, m):
    f = PassCounter(jvp, "jvp") if n < m else PassCounter(vjp, "vjp")
    J = np.array([f(e) for e in np.eye(min(n, m))])
    print(f, file=sys.stderr)
    return J.T if n < m else J
def hvp(gradient, jvp, x, v): return jvp(gradient, x, v)
