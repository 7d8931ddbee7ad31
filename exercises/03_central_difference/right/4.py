def central_difference(f, args, i):
    def along(x):
        return f(*(x if k == i else other for k, other in enumerate(args)))

    x = args[i]
    h = 1e-6 * (1 + abs(x))
    return (along(x + h) - along(x - h)) / h / 2
