"""Exercise 13: the backward rule of z = x to the n. Try it with: autogradkit check 13"""


def backward(g, x, n):
    """Send `g` back through z = x**n and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array of the same shape, what went in
    n : number, the exponent
    """
    # TODO: return how much L changes per unit of x, also for n = 0.
    raise NotImplementedError
