"""exp is its own slope, so the output is all it needs; the slope of log at x is 1/x.

So exp remembers what came out, log what went in.
"""


def exp_backward(g, z):
    return g * z


def log_backward(g, x):
    return g / x
