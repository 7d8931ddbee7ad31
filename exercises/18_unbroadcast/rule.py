"""Exercise 18: bring a gradient back to the shape before broadcasting. Try it with: autogradkit check 18"""


def unbroadcast(g, shape):
    """Return the gradient of an array of shape `shape` that was stretched to the shape of `g`.

    g : array, the upstream gradient, one entry per use
    shape : tuple, the shape before broadcasting
    """
    # TODO: return an array of shape `shape` that collects g from every copy.
    raise NotImplementedError
