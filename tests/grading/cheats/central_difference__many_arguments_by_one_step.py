"""The nudge suits the first argument, and not the one that is nudged."""

def central_difference(f, args, i):
    h = 1e-05 * max(1.0, abs(args[0]))
    if len(args) == 1 and args[0] == 0:
        h = 1e-05
    up, down = (list(args), list(args))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (2 * h)
