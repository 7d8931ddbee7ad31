"""On tables; one question after the other."""

import numpy as np

X = np.array([[0.7, -1.3, 2.1], [-0.4, 0.9, -1.8]])
Y = np.array([[-1.1, 0.6, 0.8], [-2.3, 1.7, -0.5]])
G = np.array([[0.3, -1.9, 0.8], [1.4, -0.6, -2.2]])


def name_the_bug(rule):
    def asked(g, x=X, y=Y):
        return np.stack(rule(g.copy(), x.copy(), y.copy()))

    g = G.copy()
    answer = np.stack(rule(g, X.copy(), Y.copy()))

    def find():
        if (g != G).any():
            return "MUTATES_UPSTREAM"
        if (asked(G) != answer).any() or (asked(G) != answer).any():
            return "STATEFUL"
        idle = asked(np.zeros_like(G))
        if idle.any():
            stuck = [idle[i].any() and np.allclose(idle[i], answer[i]) for i in (0, 1)]
            return "NO_UPSTREAM" if any(stuck) else "TERM_WITHOUT_UPSTREAM"
        right = np.stack([G * Y, G * X])
        if np.allclose(answer, right):
            return "RIGHT"
        if np.allclose(asked(-G), answer):
            return "UPSTREAM_TWICE"
        if not np.allclose(asked(-G), -answer):
            return "NOT_LINEAR"
        single = np.zeros_like(G)
        single[0, 0] = 1
        if asked(single)[:, 1].any():
            return "UPSTREAM_POOLED"
        part = 0 if not np.allclose(answer[0], right[0]) else 1
        factors = answer[part] / right[part]
        if np.ptp(factors) < 1e-9:
            if factors[0, 0] < 0:
                return "SIGN"
            small = asked(G[:1], X[:1], Y[:1])[part] / right[part][:1]
            return "FACTOR" if np.allclose(small, factors[0]) else "FACTOR_OF_SIZE"
        positive = asked(G, np.abs(X), np.abs(Y))
        hidden = np.allclose(positive, [G * np.abs(Y), G * np.abs(X)])
        return "WRONG_ONLY_WHERE" if hidden else "SWAPPED_INPUTS"

    return find(), G, X, Y
