"""Exercise 51: the backward rules of average pooling and of upsampling. Try it with: autogradkit check 51"""


def avgpool_backward(g, shape, kernel):
    """Send `g` back through z, the mean of every window, and return `dx`.

    g : array (n, c, oh, ow), the upstream gradient: how much L changes per unit of z
    shape : tuple (n, c, height, width), the shape of x
    kernel : tuple (kh, kw), height and width of the windows, which lie side by side
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def upsample_backward(g, factor):
    """Send `g` back through z, in which every pixel of x became a block, and return `dx`.

    g : array (n, c, height * fh, width * fw), the upstream gradient
    factor : tuple (fh, fw), height and width of a block
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
