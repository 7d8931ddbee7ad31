"""Exercise 38: the net of 1986. Try it with: autogradkit check 38"""


def gradients(x, d, w, b, v, c):
    """Return `(dw, db, dv, dc)`, the gradients of E, half the sum of (y - d)² over all patterns.

    x : array (patterns, 6), what goes in
    d : array (patterns, 1), what should come out
    w, b : arrays (6, 2) and (2,), weights and biases of the hidden units
    v, c : arrays (2, 1) and (1,), weights and bias of the output unit
    """
    # TODO: return how much E changes per unit of w, b, v and c.
    raise NotImplementedError


def train(x, d, w, b, v, c, sweeps):
    """Return `(w, b, v, c)` after some sweeps; `x`, `d`, `w`, `b`, `v` and `c` are as above.

    sweeps : int, how often all patterns are gone through, with one step of momentum after each sweep
    """
    # TODO: return the four arrays after the last sweep.
    raise NotImplementedError
