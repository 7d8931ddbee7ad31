import math


def checkpoint(chain, x, g, s):
    class Other(type(chain)):
        def forward(self, k, h):
            return super().forward(k, h)

    values = [x]
    for k in range(chain.n):
        values.append(chain.forward(k, values[-1]))
    for k in reversed(range(chain.n)):
        g = chain.backward(k, g, values[k], values[k + 1])
    return g


def segment_length(n):
    return math.isqrt(n)
