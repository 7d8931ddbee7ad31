"""Exercise 24: the backward rule of z = x[index]. Try it with: autogradkit check 24"""


def gather_backward(g, x_shape, index):
    """Send `g` back through z = x[index], which takes rows of x, and return `dx`.

    g : array, the upstream gradient, with the shape of z
    x_shape : tuple, the shape of the table x
    index : array of int, which rows were taken; may repeat itself and count from the end
    """
    # TODO: return an array of shape `x_shape` in which every use of a row counts.
    raise NotImplementedError
