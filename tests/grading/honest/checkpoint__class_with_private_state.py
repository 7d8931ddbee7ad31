import math
import warnings


class Stack:
    def __init__(self):
        self._items = []

    def push(self, *item):
        self._items.append(item)

    def pop(self):
        return self._items.pop()

    def __bool__(self):
        return bool(self._items)

    def __len__(self):
        return len(self._items)


def checkpoint(chain, x, g, s):
    if s < 1:
        warnings.warn("a segment needs a step", stacklevel=2)
    stack, h = Stack(), x
    for k in range(chain.n):
        if k % s == 0:
            stack.push(k, h, chain.coin)
        h = chain.forward(k, h)
    del h, x
    while stack:
        start, h, chain.coin = stack.pop()
        run = [h]
        del h
        for k in range(start, min(start + s, chain.n)):
            run.append(chain.forward(k, run[-1]))
        for i in range(len(run) - 2, -1, -1):
            g = chain.backward(start + i, g, run[i], run[i + 1])
        del run
    return g


def segment_length(n):
    best = min(range(1, n + 1), key=lambda s: (math.ceil(n / s) + s, s))
    return best
