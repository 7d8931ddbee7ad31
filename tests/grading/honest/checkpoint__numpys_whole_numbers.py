import numpy as np
def checkpoint(chain, x, g, s):
    starts = np.arange(0, chain.n, s)
    kept, h = {}, x
    for k in np.arange(chain.n):
        if k in starts: kept[k] = (h, chain.coin)
        h = chain.forward(k, h)
    del h, x
    for start in starts[::-1]:
        h, chain.coin = kept.pop(start)
        seg = [h]; del h
        for k in np.arange(start, min(start + s, chain.n)): seg.append(chain.forward(k, seg[-1]))
        for j in range(len(seg) - 2, -1, -1): g = chain.backward(start + np.int64(j), g, seg[j], seg.pop())
        del seg
    return g
def segment_length(n): return int(np.sqrt(n))
