"""Exercise 28: the backward rule of z = x @ w + b. Try it with: autogradkit check 28"""


def backward(g, x, w, b):
    """Send `g` back through a linear layer and return `(dx, dw, db)`.

    g : array (n, m), the upstream gradient: how much L changes per unit of z
    x : array (n, k), one example per row
    w : array (k, m), the weights
    b : array (m,), the bias, added to every row; remove what you don't need
    """
    # TODO: return how much L changes per unit of x, of w and of b.
    raise NotImplementedError
