"""A function for each segment, which calls that of the next one and rebuilds its own afterwards."""

import math


def checkpoint(chain, x, g, s):
    def back(start, h):
        end, coin, here = min(start + s, chain.n), chain.coin, h
        for k in range(start, end):
            here = chain.forward(k, here)
        after = g if end == chain.n else back(end, here)
        here, chain.coin = None, coin
        run = [h]
        for k in range(start, end):
            run.append(chain.forward(k, run[-1]))
        while len(run) > 1:
            z = run.pop()
            after = chain.backward(start + len(run) - 1, after, run[-1], z)
        return after

    return back(0, x)


def segment_length(n):
    return math.ceil(math.sqrt(n))
