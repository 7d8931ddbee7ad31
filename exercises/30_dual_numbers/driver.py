"""Drives a function that takes slopes of functions of dual numbers."""

import numpy as np

PLAIN = (int, float, bool, np.ndarray)


def drive(slope, f, x, i, weights=(), add=None, mul=None, log=None, sin=None):
    weights = weights or ([2.0 + k for k in range(len(x))] if f == "weighted" else (1.0, 1.0, -1.0))

    def weighted(inputs):
        return tuple(sum(w * u[part] for w, u in zip(weights, inputs)) for part in (0, 1))

    def survey(inputs):
        x1, x2 = inputs
        a, b, c = ((w, 0.0) for w in weights)
        return add(add(mul(a, log(x1)), mul(b, mul(x1, x2))), mul(c, sin(x2)))

    runs = []

    def once(inputs):
        for part in (part for dual in inputs for part in dual):
            plain = type(part) in PLAIN or isinstance(part, np.generic)  # others might hold several numbers
            if not plain or np.ndim(part) or np.asarray(part).dtype.kind not in "fiub":
                raise ValueError("f takes dual numbers, whose two parts are plain numbers")
        runs.append(inputs)
        if len(runs) > 1:
            raise ValueError("f is run a second time; the slope comes along with the value, in one run")
        return {"weighted": weighted, "survey": survey}[f](inputs)

    found = slope(once, x, i)
    return np.array(found) if isinstance(found, np.ndarray) else found  # as it is now, after one run
