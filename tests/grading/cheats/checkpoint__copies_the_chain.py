import copy
import math


def checkpoint(chain, x, g, s):
    other = copy.copy(chain)
    values = [x]
    for k in range(chain.n):
        values.append(other.forward(k, values[-1]))
    h = x
    for k in range(chain.n):
        h = chain.forward(k, h)
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, values[k], values[k + 1])
    return g


def segment_length(n):
    return math.isqrt(n)
