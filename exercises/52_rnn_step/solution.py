"""tanh shuts the same door for everybody, so its slope goes in first; behind it stand two matrix products.

Each takes `da` to its own two factors, and b, which every sequence used, gets the sum of their bills.
"""


def backward(g, z, x, h, w, u):
    da = g * (1 - z**2)
    return da @ w, da @ u, da.T @ x, da.T @ h, da.sum(axis=0)
