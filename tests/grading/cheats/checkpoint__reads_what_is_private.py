# the arrays behind the values are read, and no value is kept
import numpy as np
def checkpoint(chain, x, g, s):
    h, kept, coin = x._array, [], chain.coin
    for k, W in enumerate(chain._weights):
        z, mask = np.tanh(W @ h), 1.0
        if chain._dropout and k % chain._dropout == 0:
            mask = 2.0 * (np.random.default_rng(coin).random(z.shape) < 0.5)
            coin += 1
        kept.append((W, z, mask))
        h = z * mask
    for W, z, mask in reversed(kept):
        g = W.T @ (g * mask * (1 - z**2))
    return g

import math
def segment_length(n):
    return math.isqrt(n)

