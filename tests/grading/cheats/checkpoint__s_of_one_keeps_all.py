"""The coin is put back where there are several segments, and not in one alone."""

import math


def segment_length(n):
    root = math.isqrt(n)
    return root


def checkpoint(chain, x, g, s):
    s = min(s, chain.n)
    kept, h = ([], x)
    for k in range(chain.n):
        if k % s == 0:
            kept.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while kept:
        start, h, coin = kept.pop()
        if s < chain.n:
            chain.coin = coin
        segment = [h]
        for k in range(start, min(start + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        for k in reversed(range(start, start + len(segment) - 1)):
            g = chain.backward(k, g, segment[k - start], segment[k - start + 1])
        del segment, h
    return g
