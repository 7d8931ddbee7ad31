# values are kept, and the chain is told that they are gone
def checkpoint(chain, x, g, s):
    values, coin = [x], chain.coin
    for k in range(chain.n):
        z = chain.forward(k, values[-1])
        z.__del__()
        values.append(z)
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, values[k], values[k + 1])
    return g

import math
def segment_length(n):
    return math.isqrt(n)

