"""Stores the coin before every step, and the values in a dict by number."""


def checkpoint(chain, x, g, s):
    values, coins, k = {0: x}, {}, 0
    while k < chain.n:
        coins[k] = chain.coin
        values[k + 1] = chain.forward(k, values[k])
        if k % s:
            del values[k]
        k += 1
    del values[k]
    for k in reversed(range(chain.n)):
        if k not in values or k + 1 not in values:
            start = k - k % s
            for j in range(start, min(start + s, chain.n)):
                chain.coin = coins[j]
                values[j + 1] = chain.forward(j, values[j])
        g = chain.backward(k, g, values[k], values.pop(k + 1))
        x = None
    return g


def segment_length(n):
    return round(n**0.5)
