"""Exercise 50: the backward rule of max pooling. Try it with: autogradkit check 50"""


def backward(g, x, kernel, stride):
    """Send `g` back through z, the largest number of every window, and return `dx`.

    g : array (n, c, oh, ow), the upstream gradient: how much L changes per unit of z
    x : array (n, c, height, width), the images
    kernel : int, the side of the square window
    stride : int, the step from one window to the next, in both directions
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
