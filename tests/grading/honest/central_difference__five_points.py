"""Richardson's remedy: two steps, one twice as long, so that the bend of the third order cancels, too."""


def central_difference(f, args, i):
    def at(step):
        return f(*(a + step * (k == i) for k, a in enumerate(args)))

    h = 1e-4 * (1 + abs(args[i]))
    near, far = ((at(k * h) - at(-k * h)) / (2 * k * h) for k in (1, 2))
    return (4 * near - far) / 3
