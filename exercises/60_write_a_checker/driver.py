"""Drives a checker of rules over all cases of all rules on trial."""

import numpy as np


def shares(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


FORWARDS = {
    "exp": np.exp,
    "mul": lambda x, y: x * y,
    "tanh": np.tanh,
    "matmul": lambda x, y: x @ y,
    "sin": np.sin,
    "div": lambda x, y: x / y,
    "sum of rows": lambda x: x.sum(-1),
    "sub": lambda x, y: x - y,
    "cube": lambda x: x**3,
    "softmax": shares,
    "mean of rows": lambda x: x.mean(-1),
    "cumsum": lambda x: np.cumsum(x, -1),
    "norm": lambda x: np.sqrt((x * x).sum(-1)),
    "hypot": lambda x, y: np.sqrt(x * x + y * y),
}


def scaled(forward, a, b):
    """Return the operation a f(b x): of an operation that has a name, everybody could know the rule."""
    return lambda *inputs: a * forward(*(b * x for x in inputs))


def drive(gradcheck, rule, names, numbers, scales):
    """Ask about every rule; return the verdicts."""
    verdicts, at = [], 0
    for k, name in enumerate(names):
        forward = scaled(FORWARDS[name], *scales[k])
        cases = []
        for shape in [(3, 3), (2, 5), (4, 2)]:
            inputs = []
            for slot in range(2 if name in ("mul", "matmul", "div", "sub", "hypot") else 1):
                size = shape[::-1] if name == "matmul" and slot else shape
                inputs.append(numbers[at : at + size[0] * size[1]].reshape(size).copy())
                at += size[0] * size[1]
            cases.append(tuple(inputs))
        verdicts.append(bool(gradcheck(forward, only(rule, k), tuple(cases))))
    return np.array(verdicts)


def only(rule, k):
    """Return the rule with one number, and no way to ask another one."""
    return lambda g, z, *inputs: as_tuple(rule(np.array(k), g, z, *inputs))


def as_tuple(found):
    return found if isinstance(found, tuple) else (found,)
