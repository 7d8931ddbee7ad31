"""Exercise 33: the backward rule of z = log(sum(exp(x))). Try it with: autogradkit check 33"""


def backward(g, x, z, axis):
    """Send `g` back through z = log(sum(exp(x))) along `axis` and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array, what went in: one axis more than g
    z : array with the shape of g, what came out; remove what you don't need
    axis : int, the axis of x that was summed
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
