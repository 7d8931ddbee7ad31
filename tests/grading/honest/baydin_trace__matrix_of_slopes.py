import numpy as np
OPS = [("log", 0), ("mul", 0, 1), ("sin", 1), ("add", 2, 3), ("sub", 5, 4)]
def slopes(op, *a):
    return {"log": lambda x: (1 / x,), "mul": lambda x, y: (y, x), "sin": lambda x: (np.cos(x),), "add": lambda x, y: (1., 1.), "sub": lambda x, y: (1., -1.)}[op](*a)
def values(op, *a):
    return {"log": np.log, "mul": lambda x, y: x * y, "sin": np.sin, "add": lambda x, y: x + y, "sub": lambda x, y: x - y}[op](*a)
def baydin_trace(x1, x2):
    v, J = [x1, x2], np.zeros((7, 7))
    for k, (op, *ins) in enumerate(OPS, 2):
        v.append(values(op, *(v[i] for i in ins)))
        J[k, ins] = slopes(op, *(v[i] for i in ins))
    t = np.zeros(7); t[0] = 1
    for k in range(2, 7):
        t[k] = J[k] @ t
    a = np.zeros(7); a[6] = 1
    for k in range(6, 1, -1):
        a += a[k] * J[k]
    return np.array(v), t, a
