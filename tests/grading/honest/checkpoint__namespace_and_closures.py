import math
from types import SimpleNamespace


def checkpoint(chain, x, g, s):
    kept = []

    def note(k, h):
        kept.append(SimpleNamespace(k=k, h=h, coin=chain.coin))

    h = x
    for k in range(chain.n):
        if k % s == 0:
            note(k, h)
        h = chain.forward(k, h)
    h = x = None

    def again(at):
        chain.coin = at.coin
        segment = [at.h]
        for k in range(at.k, min(at.k + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        return segment

    for at in iter(lambda: kept.pop() if kept else None, None):
        segment = again(at)
        last = at.k + len(segment) - 2
        at.h = None
        for k in reversed(range(at.k, last + 1)):
            g = chain.backward(k, g, segment[k - at.k], segment[k - at.k + 1])
        segment.clear()
    return g


def segment_length(n):
    return int(round(math.sqrt(n))) if n in (1,) else math.isqrt(n)
