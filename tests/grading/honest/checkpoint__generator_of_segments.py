import math


def segments(n, s):
    yield from ((a, min(a + s, n)) for a in range(0, n, s))


def checkpoint(chain, x, g, s):
    marks = {}
    h = x
    for a, b in segments(chain.n, s):
        marks[a] = (h, chain.coin)
        for k in range(a, b):
            h = chain.forward(k, h)
    x = h = None
    for a, b in reversed(list(segments(chain.n, s))):
        h, chain.coin = marks.pop(a)
        run = [h]
        h = None
        for k in range(a, b):
            run.append(chain.forward(k, run[-1]))
        while len(run) > 1:
            z = run.pop()
            g = chain.backward(a + len(run) - 1, g, run[-1], z)
            z = None
        run = None
    return g


def segment_length(n):
    return math.isqrt(n)
