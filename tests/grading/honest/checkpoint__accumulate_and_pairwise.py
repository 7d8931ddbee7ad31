import math
from collections import deque
from itertools import accumulate, pairwise
def checkpoint(chain, x, g, s):
    marks = deque()
    h = x
    for k in range(chain.n):
        if k % s == 0: marks.appendleft((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while marks:
        start, h, chain.coin = marks.popleft()
        ks = list(range(start, min(start + s, chain.n)))
        hs = list(accumulate(ks, lambda h, k: chain.forward(k, h), initial=h))
        del h
        for k, (a, b) in zip(reversed(ks), reversed(list(pairwise(hs)))):
            g = chain.backward(k, g, a, b)
        del hs, a, b
    return g
def segment_length(n):
    return min(range(1, n + 1), key=lambda s: math.ceil(n / s) + s)
