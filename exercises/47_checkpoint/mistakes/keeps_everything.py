"""Keeps all values, as if there were no limit."""

import math


def checkpoint(chain, x, g, s):
    values = [x]
    for k in range(chain.n):
        values.append(chain.forward(k, values[-1]))
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, values[k], values[k + 1])
    return g


def segment_length(n):
    root = math.isqrt(n)
    return root


# diagnosis: STORES_ALL
