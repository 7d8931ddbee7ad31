import math


class Other:
    n = 1
    coin = 0


def checkpoint(chain, x, g, s):
    forward = type(chain).forward
    values = [x]
    for k in range(chain.n):
        values.append(forward(chain, k, values[-1]))
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, values[k], values[k + 1])
    return g


def segment_length(n):
    return math.isqrt(n)
