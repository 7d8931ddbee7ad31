def central_difference(f, args, i):
    x = args[i]
    h = 2.0**-17 * max(1.0, abs(x))
    args[i] = x + h
    above = f(*args)
    args[i] = x - h
    below = f(*args)
    args[i] = x
    return 0.5 * (above - below) / h
