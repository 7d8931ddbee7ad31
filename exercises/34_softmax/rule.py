"""Exercise 34: the backward rule of softmax. Try it with: autogradkit check 34"""


def backward(g, z, axis):
    """Send `g` back through z = softmax(x) along `axis` and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    z : array of the same shape, the shares that came out
    axis : int, the axis along which the shares add up to 1
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
