"""Drives a function that takes slopes of functions of dual numbers."""


def weighted(inputs):
    return (
        sum(k * u[0] for k, u in enumerate(inputs, 2)),
        sum(k * u[1] for k, u in enumerate(inputs, 2)),
    )


def drive(slope, f, x, i, add=None, mul=None, log=None, sin=None):
    def survey(inputs):
        x1, x2 = inputs
        return add(add(log(x1), mul(x1, x2)), mul((-1.0, 0.0), sin(x2)))

    return slope({"weighted": weighted, "survey": survey}[f], x, i)
