"""Exercise 62: the backward rule of np.einsum. Try it with: autogradkit check 62"""


def backward(g, x, y, subscripts):
    """Send `g` back through z = np.einsum(subscripts, x, y) and return `(dx, dy)`.

    g : array, the upstream gradient: how much L changes per unit of z
    x, y : arrays, one axis per letter
    subscripts : str, the letters of x, of y and of z, as in "ij,jk->ik"
    """
    # TODO: return how much L changes per unit of x, and per unit of y.
    raise NotImplementedError
