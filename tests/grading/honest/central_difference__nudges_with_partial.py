"""Prints, has Chinese names, and nudges by functools.partial."""

from functools import partial


def 值(f, 数, i, h):
    return f(*(v + h * (k == i) for k, v in enumerate(数)))


def central_difference(f, args, i):
    print('at', args)
    g = partial(值, f, tuple(args), i)
    h = 2.2e-16 ** (1 / 3) * max(1.0, abs(args[i]))
    return (g(h) - g(-h)) / (2 * h)
