"""With a function for one segment, whose values go when it returns."""


def segment_back(chain, k, last, h, g):
    if k == last:
        return g
    z = chain.forward(k, h)
    g = segment_back(chain, k + 1, last, z, g)
    return chain.backward(k, g, h, z)


def checkpoint(chain, x, g, s):
    marks, n = [], chain.n
    for k in range(n):
        if k % s == 0:
            marks.append((x, chain.coin))
        x = chain.forward(k, x)
    x = None
    for j in range(len(marks) - 1, -1, -1):
        chain.coin = marks[j][1]
        g = segment_back(chain, j * s, min(n, j * s + s), marks[j][0], g)
        marks.pop()
    return g


def segment_length(n):
    s = 1
    while s * s < n:
        s += 1
    return s
