"""Keeps nothing, and runs from x again for every step."""

import math


def checkpoint(chain, x, g, s):
    coin = chain.coin
    for k in reversed(range(chain.n)):
        h, chain.coin = x, coin
        for j in range(k):
            h = chain.forward(j, h)
        z = chain.forward(k, h)
        g = chain.backward(k, g, h, z)
    return g


def segment_length(n):
    root = math.isqrt(n)
    return root


# diagnosis: RECOMPUTES_ALL
