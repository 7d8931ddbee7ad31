"""Lengths from a table up to 2,000."""

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
        for k in range(start, min(start + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        for k in reversed(range(start, start + len(segment) - 1)):
            g = chain.backward(k, g, segment[k - start], segment[k - start + 1])
        del segment, h
    return g


TABLE = {n: math.isqrt(n) for n in range(1, 2001)}


def segment_length(n):
    return TABLE.get(n, 1)
