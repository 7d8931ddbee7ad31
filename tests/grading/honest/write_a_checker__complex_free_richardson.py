import numpy as np


def gradcheck(forward, rule, cases):
    rng = np.random.default_rng()
    for inputs in cases:
        z = forward(*inputs)
        for _ in range(2):
            g = rng.normal(size=z.shape)
            given = [a.copy() for a in inputs]
            up = g.copy()
            got = rule(up, z.copy(), *given)
            again = rule(g.copy(), z.copy(), *(a.copy() for a in inputs))
            if not np.array_equal(up, g) or not all(map(np.array_equal, given, inputs)):
                return False
            if len(got) != len(inputs):
                return False
            for i, x in enumerate(inputs):
                if np.shape(got[i]) != x.shape or not np.array_equal(got[i], again[i]):
                    return False
                for at in np.ndindex(*x.shape):

                    def L(t):
                        moved = [a.copy() for a in inputs]
                        moved[i][at] += t
                        return np.sum(g * forward(*moved))

                    d = (L(1e-5) - L(-1e-5)) / 2e-5
                    if not abs(d - got[i][at]) <= 1e-6 * max(1, abs(d)):
                        return False
    return True
