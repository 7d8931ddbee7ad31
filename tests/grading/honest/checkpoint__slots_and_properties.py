import math
class Segment:
    __slots__ = ("_start", "_value", "_coin")
    def __init__(self, start, value, coin):
        self._start = start
        self._value = value
        self._coin = coin
    @property
    def start(self): return self._start
    @property
    def value(self): return self._value
    @property
    def coin(self): return self._coin
    def __repr__(self): return f"Segment({self._start!r})"
def checkpoint(chain, x, g, s):
    segments, h = [], x
    for k in range(chain.n):
        if not k % s: segments.append(Segment(k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while segments:
        seg = segments.pop()
        chain.coin = seg.coin
        hs = [seg.value]
        for k in range(seg.start, min(seg.start + s, chain.n)): hs.append(chain.forward(k, hs[-1]))
        for k in range(seg.start + len(hs) - 2, seg.start - 1, -1):
            z = hs.pop()
            g = chain.backward(k, g, hs[-1], z)
        del seg, hs, z
    return g
def segment_length(n):
    return max(1, round(math.sqrt(n)))
