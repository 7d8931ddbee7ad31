"""Drives a function that takes slopes of functions of dual numbers."""


def drive(slope, f, x, i, first=2.0, add=None, mul=None, log=None, sin=None):
    def weighted(inputs):
        return tuple(sum((first + k) * u[part] for k, u in enumerate(inputs)) for part in (0, 1))

    def survey(inputs):
        x1, x2 = inputs
        return add(add(log(x1), mul(x1, x2)), mul((-1.0, 0.0), sin(x2)))

    return slope({"weighted": weighted, "survey": survey}[f], x, i)
