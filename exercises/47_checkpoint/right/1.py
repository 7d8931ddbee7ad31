"""Segment by segment with a list of starts; the last segment is recorded at once."""


def checkpoint(chain, x, g, s):
    starts = list(range(0, chain.n, s))
    marks = {}
    h = x
    for start in starts:
        marks[start] = h, chain.coin
        if start == starts[-1]:
            break
        for k in range(start, start + s):
            h = chain.forward(k, h)
    h = None
    for start in starts[::-1]:
        h, coin = marks.pop(start)
        chain.coin = coin
        values = [h]
        end = min(start + s, chain.n)
        for k in range(start, end):
            values += [chain.forward(k, values[-1])]
        for k in range(end - 1, start - 1, -1):
            z = values.pop()
            g = chain.backward(k, g, values[-1], z)
        z = None
    return g


def segment_length(n):
    return min(range(1, n + 1), key=lambda s: -(-n // s) + s)
