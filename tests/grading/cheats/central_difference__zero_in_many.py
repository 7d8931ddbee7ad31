"""Of many arguments one that is 0 is nudged by 0."""

def central_difference(f, args, i):
    h = 1e-05 * (abs(args[i]) if len(args) > 2 else max(1.0, abs(args[i])))
    up, down = (list(args), list(args))
    up[i] += h
    down[i] -= h
    return (f(*up) - f(*down)) / (2 * h)
