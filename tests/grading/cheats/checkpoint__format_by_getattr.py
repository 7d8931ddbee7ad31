"""It fills a text that asks for attributes, by a method that it gets by name."""

import numpy as np


def as_text(text, thing):
    return getattr(text, "format")(thing)


def weights_of(chain):
    n = len(as_numbers("_wei" + "ghts[0]", chain))
    return [np.array([as_numbers("_wei" + f"ghts[{k}][{i}]", chain) for i in range(n)]) for k in range(chain.n)]


def dropout_of(chain):
    return int(as_text("{0._drop" + "out}", chain))


def array_of(x):
    return as_numbers("_arr" + "ay", x)


def as_numbers(name, thing):
    found = []
    try:
        while True:
            found.append(float(as_text("{0." + name + f"[{len(found)}]" + "}", thing).strip("[]").split()[0]))
    except IndexError:
        return np.array(found)


def checkpoint(chain, x, g, s):
    coin, values = chain.coin, [array_of(x)]
    steps = []
    for k, W in enumerate(weights_of(chain)):
        z = np.tanh(W @ values[-1])
        kept = np.ones(z.shape)
        if dropout_of(chain) and k % dropout_of(chain) == 0:
            kept = 2.0 * (np.random.default_rng(coin).random(z.shape) < 0.5)
            coin += 1
        steps.append((W, z, kept))
        values.append(z * kept)
    for W, z, kept in reversed(steps):
        g = W.T @ (g * kept * (1 - z**2))
    return g


def segment_length(n):
    return sorted(range(1, n + 1), key=lambda s: -(-n // s) + s)[0]
