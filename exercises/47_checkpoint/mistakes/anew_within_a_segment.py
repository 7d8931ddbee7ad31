"""Rebuilds the segment from its checkpoint for every step of it."""

import math


def checkpoint(chain, x, g, s):
    kept, h = [], x
    for k in range(chain.n):
        if k % s == 0:
            kept.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while kept:
        start, h, chain.coin = kept.pop()
        segment = [h]
        coin = chain.coin
        for k in reversed(range(start, min(start + s, chain.n))):
            segment, chain.coin = [h], coin
            for j in range(start, k + 1):
                segment.append(chain.forward(j, segment[-1]))
            g = chain.backward(k, g, segment[-2], segment[-1])
        del segment, h
    return g


def segment_length(n):
    root = math.isqrt(n)
    return root


# diagnosis: RECOMPUTES_ALL
