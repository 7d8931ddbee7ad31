"""The nudge suits the largest argument, and not the one that is nudged."""

def central_difference(f, args, i):
    h = 1e-05 * max(1.0, max((abs(a) for a in args)))
    up, down = (list(args), list(args))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (2 * h)
