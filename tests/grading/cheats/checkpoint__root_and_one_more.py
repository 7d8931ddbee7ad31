"""Rounds the root up even where it is whole."""


def checkpoint(chain, x, g, s):
    kept, h = ([], x)
    for k in range(chain.n):
        if k % s == 0:
            kept.append((k, h, chain.coin))
        h = chain.forward(k, h)
    del h, x
    while kept:
        start, h, chain.coin = kept.pop()
        segment = [h]
        for k in range(start, min(start + s, chain.n)):
            segment.append(chain.forward(k, segment[-1]))
        for k in reversed(range(start, start + len(segment) - 1)):
            g = chain.backward(k, g, segment[k - start], segment[k - start + 1])
        del segment, h
    return g


def segment_length(n):
    return int(n ** 0.5) + 1
