import math
from dataclasses import dataclass


@dataclass
class Kept:
    k: int
    h: object
    coin: int


def checkpoint(chain, x, g, s):
    kept, h = [], x
    for k in range(chain.n):
        if k % s == 0:
            kept.append(Kept(k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while kept:
        c = kept.pop()
        chain.coin, segment = c.coin, [c.h]
        for k in range(c.k, min(c.k + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        for k in range(c.k + len(segment) - 2, c.k - 1, -1):
            z = segment.pop()
            g = chain.backward(k, g, segment[-1], z)
        del c, segment, z
    return g


def segment_length(n):
    return math.isqrt(n)
