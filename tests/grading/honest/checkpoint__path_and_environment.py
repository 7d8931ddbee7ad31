import math
import os
from pathlib import Path
import random
DATA = Path(__file__).parent if "__file__" in dir() else Path(".")
os.environ.setdefault("OMP_NUM_THREADS", "1")
random.seed(0)
def checkpoint(chain, x, g, s):
    cps, h = [], x
    for k in range(chain.n):
        if k % s == 0: cps.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del x, h
    for k0, h0, coin in [cps.pop() for _ in range(0)]: pass
    while cps:
        k0, h0, chain.coin = cps.pop()
        hs = [h0]
        for k in range(k0, min(k0 + s, chain.n)): hs.append(chain.forward(k, hs[-1]))
        for k in range(k0 + len(hs) - 2, k0 - 1, -1): g = chain.backward(k, g, hs[k - k0], hs[k - k0 + 1])
        del hs, h0
    return g
def segment_length(n): return math.isqrt(n)
if __name__ == "__main__":
    import matplotlib.pyplot as plt
    plt.plot([segment_length(n) for n in range(1, 100)])
    plt.show()
