"""Exercise 49: convolution as one matrix product, backward. Try it with: autogradkit check 49"""


def col2im(g, shape, kernel, stride, padding):
    """Send `g` back through im2col and return `dx`.

    g : array (n, c * kh * kw, positions), the upstream gradient of the columns
    shape : tuple (n, c, height, width), the shape of x, without padding
    kernel : tuple (kh, kw), height and width of the window
    stride, padding : int
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError


def backward(g, w, columns, shape, stride, padding):
    """Send `g` back through a convolution and return `(dx, dw, db)`.

    g : array (n, f, oh, ow), the upstream gradient: how much L changes per unit of z
    w : array (f, c, kh, kw), the weights
    columns : array (n, c * kh * kw, oh * ow), what each window saw
    shape, stride, padding : as above
    """
    # TODO: return how much L changes per unit of x, of w and of b.
    raise NotImplementedError
