class Segments:
    """Starts of the segments, the last one first."""
    def __init__(self, n, s): self.n, self.s = n, s
    def __len__(self): return -(-self.n // self.s)
    def __getitem__(self, k): return slice(k * self.s, min((k + 1) * self.s, self.n))
    def __iter__(self): return (self[k] for k in range(len(self)))
    def __reversed__(self): return (self[k] for k in reversed(range(len(self))))
def checkpoint(chain, x, g, s):
    kept, h = {}, x
    for seg in Segments(chain.n, s):
        kept[seg.start] = (h, chain.coin)
        for k in range(seg.start, seg.stop): h = chain.forward(k, h)
    del h, x
    for seg in reversed(Segments(chain.n, s)):
        h, chain.coin = kept.pop(seg.start)
        run = [h]; del h
        for k in range(seg.start, seg.stop): run.append(chain.forward(k, run[-1]))
        for k in range(seg.stop - 1, seg.start - 1, -1):
            g = chain.backward(k, g, run[-2], run.pop())
        run.clear()
    return g

import math
def segment_length(n):
    return math.isqrt(n)
