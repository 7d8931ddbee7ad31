"""Sets the coin back in chains of up to twelve steps only."""

import math


def segment_length(n):
    root = math.isqrt(n)
    return root


def checkpoint(chain, x, g, s):
    kept, h = [], x
    for k in range(chain.n):
        if k % s == 0:
            kept.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while kept:
        start, h, coin = kept.pop()
        if chain.n <= 12:
            chain.coin = coin
        segment = [h]
        for k in range(start, min(start + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        for k in reversed(range(start, start + len(segment) - 1)):
            g = chain.backward(k, g, segment[k - start], segment[k - start + 1])
        del segment, h
    return g
