"""Exercise 67: the backward rule of a residual block. Try it with: autogradkit check 67"""


def backward(g, x, w, u, h):
    """Send `g` back through z = x + tanh(x @ w transposed) @ u transposed and return `(dx, dw, du)`.

    g : array (n, d), the upstream gradient: how much L changes per unit of z
    x : array (n, d), one row for each example
    w : array (units, d), the weights into the units
    u : array (d, units), the weights out of them
    h : array (n, units), tanh(x @ w transposed), as the forward computed it
    """
    # TODO: return how much L changes per unit of x, of w and of u.
    raise NotImplementedError
