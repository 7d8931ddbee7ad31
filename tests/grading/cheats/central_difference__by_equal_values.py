"""Nudges every argument that has the value of the one asked for."""

def central_difference(f, args, i):
    here = args[i]
    h = 1e-05 * max(1.0, abs(here))
    up = [a + h if a == here else a for a in args]
    down = [a - h if a == here else a for a in args]
    return (f(*up) - f(*down)) / (2 * h)
