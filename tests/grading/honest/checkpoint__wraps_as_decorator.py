import functools
import math


def returns_int(f):
    @functools.wraps(f)
    def wrapped(n):
        return int(f(n))

    return wrapped


@returns_int
@functools.lru_cache(maxsize=None)
def segment_length(n):
    return math.isqrt(n)


def checkpoint(chain, x, g, s):
    """Carry g back."""
    kept, h = {}, x
    for k in range(chain.n):
        if not k % s:
            kept[k] = h, chain.coin
        h = chain.forward(k, h)
    del x, h
    for a in sorted(kept, reverse=True):
        h, chain.coin = kept.pop(a)
        hs = [h]
        for k in range(a, min(a + s, chain.n)):
            hs.append(chain.forward(k, hs[-1]))
        for k in range(a + len(hs) - 2, a - 1, -1):
            g = chain.backward(k, g, hs[k - a], hs[k - a + 1])
        del h, hs
    return g
