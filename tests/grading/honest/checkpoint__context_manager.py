from contextlib import contextmanager
import logging, time
log = logging.getLogger("checkpoint")
@contextmanager
def stage(name):
    t = time.perf_counter()
    try:
        yield
    finally:
        log.debug("%s took %.3f s", name, time.perf_counter() - t)
def checkpoint(chain, x, g, s):
    marks = {}
    with stage("forward"):
        h = x
        for k in range(chain.n):
            if not k % s: marks[k] = h, chain.coin
            h = chain.forward(k, h)
        h = x = None
    with stage("backward"):
        for start in sorted(marks, reverse=True):
            h, chain.coin = marks.pop(start)
            seg = [h]; h = None
            for k in range(start, min(start + s, chain.n)): seg.append(chain.forward(k, seg[-1]))
            for k in range(min(start + s, chain.n) - 1, start - 1, -1):
                z = seg.pop()
                g = chain.backward(k, g, seg[-1], z)
                z = None
            seg.clear()
    return g

import math
def segment_length(n):
    return math.isqrt(n)
