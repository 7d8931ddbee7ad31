"""Exercise 63: straight through a step. Try it with: autogradkit check 63"""


def forward(x):
    """Return an array of the shape of `x`: 1.0 where it is 0 or more, and -1.0 elsewhere.

    x : array, any numbers
    """
    # TODO: return the step's values.
    raise NotImplementedError


def backward(g, x):
    """Send `g` back as if forward had been the ramp, and return `dx`.

    g : array, the upstream gradient: how much L changes per unit of z
    x : array of the same shape, what went in
    """
    # TODO: return how much L would change per unit of x if z were the ramp.
    raise NotImplementedError
