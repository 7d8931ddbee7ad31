"""Exercise 66: a causal mask. Try it with: autogradkit check 66"""


def causal_mask(n):
    """Return an array of shape (n, n) that says who may look where.

    n : the number of positions
    """
    # TODO: True where row i may look at column j.
    raise NotImplementedError


def masked_shares(scores, mask):
    """Return the shares of each row, an array of the shape of `scores`; each row adds up to 1.

    scores : array (..., n, m): how well query i fits key j; they may be thousands
    mask : array (n, m): True where the score counts, False where it is hidden
    """
    # TODO: softmax along the last axis, over what may be seen.
    raise NotImplementedError
