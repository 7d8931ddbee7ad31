"""Exercise 23: the backward rule of the largest entry. Try it with: autogradkit check 23"""


def max_backward(g, x, z, axis, keepdims):
    """Send `g` back through z = x.max(axis=axis, keepdims=keepdims) and return `dx`.

    g : array, the upstream gradient, with the shape of z
    x, z : arrays, what went in and what came out
    axis : int or None, where the largest was looked for
    keepdims : bool, whether that axis is still there in z, with length 1
    """
    # TODO: return an array with the shape of x; winners that tie share g.
    raise NotImplementedError
