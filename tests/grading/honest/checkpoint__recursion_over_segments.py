"""A call for each segment, inside of that of the one before."""


def checkpoint(chain, x, g, s):

    def back(k, h, g):
        if k >= chain.n:
            return g
        coin, run = (chain.coin, h)
        for j in range(k, min(k + s, chain.n)):
            last = run
            run = chain.forward(j, run)
        del last
        g = back(k + s, run, g)
        del run
        chain.coin = coin
        values = [h]
        for j in range(k, min(k + s, chain.n)):
            values.append(chain.forward(j, values[-1]))
        for j in range(min(k + s, chain.n) - 1, k - 1, -1):
            g = chain.backward(j, g, values[-2], values[-1])
            values.pop()
        return g
    return back(0, x, g)


def segment_length(n):
    s = 1
    while (s + 1) * (s + 1) <= n:
        s += 1
    return s
