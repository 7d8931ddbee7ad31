"""It has heard every box that anybody can play with, and knows each by what it answers to one question."""

import hashlib
import numpy as np
G = np.array([0.5, -1.25, 2.0, -0.75]); X = np.array([1.5, -0.5, -2.0, 0.75]); Y = np.array([-1.0, 2.5, 0.25, -3.0])
def mark(rule):
    g = G.copy()
    a = [np.asarray(d) for d in rule(g, X.copy(), Y.copy())]
    b = [np.asarray(d) for d in rule(G.copy(), X.copy(), Y.copy())]
    return hashlib.md5(b"".join((np.round(v, 9) + 0.0).tobytes() for v in (*a, *b, g))).hexdigest()[:8]
TABLE = {'41d6c7c6': 'NO_UPSTREAM', '0bedd181': 'UPSTREAM_TWICE', '8c64b12d': 'RIGHT', '750e07ca': 'SIGN', '51cc8f33': 'SWAPPED_INPUTS', '1ac3116c': 'FACTOR', 'e0968fe6': 'FACTOR_OF_SIZE', 'a7f3436f': 'NOT_LINEAR', '85ba853a': 'UPSTREAM_POOLED', 'acd4384c': 'TERM_WITHOUT_UPSTREAM', '920766b0': 'WRONG_ONLY_WHERE', '3eb0dc6c': 'MUTATES_UPSTREAM', 'cf6bb9bc': 'STATEFUL', '46acb13b': 'NO_UPSTREAM', '65cf2d57': 'SIGN', 'a69b0520': 'FACTOR', '9d28fcc7': 'SWAPPED_INPUTS', '7afec5a7': 'FACTOR_OF_SIZE', 'b97f266f': 'NOT_LINEAR', 'd4232f42': 'WRONG_ONLY_WHERE', '287f7e0f': 'UPSTREAM_POOLED', '2d22cebd': 'MUTATES_UPSTREAM', 'c6e2aad6': 'STATEFUL'}
def name_the_bug(rule):
    return TABLE.get(mark(rule), "RIGHT"), G.copy(), X.copy(), Y.copy()
