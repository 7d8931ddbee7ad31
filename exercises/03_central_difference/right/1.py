def central_difference(f, args, i):
    x = args[i]
    h = 6e-6 * max(1.0, abs(x))
    right, left = x + h, x - h
    return (f(*args[:i], right, *args[i + 1 :]) - f(*args[:i], left, *args[i + 1 :])) / (right - left)
