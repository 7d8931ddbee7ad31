"""The gradient is copied, and multiplied by 1.0, on its way."""

import math
import numpy as np
def segment_length(n): return max(1, math.ceil(math.sqrt(n)))
def checkpoint(chain, x, g, s):
    n, points = chain.n, {}
    h = x
    del x
    for k in range(n):
        if k % s == 0: points[k] = (h, chain.coin)
        h = chain.forward(k, h)
    del h
    grad = np.asarray(g) * 1.0
    for start in sorted(points, reverse=True):
        h, chain.coin = points.pop(start)
        run = [h]
        for k in range(start, min(n, start + s)): run.append(chain.forward(k, run[-1]))
        del h
        for k in range(min(n, start + s) - 1, start - 1, -1):
            z = run.pop()
            grad = np.array(chain.backward(k, grad * 1.0, run[-1], z))
            del z
        run.clear()
    return grad
