"""Exercise 56: back through a random code. Try it with: autogradkit check 56"""


def backward(g, mu, v, eps, w, x):
    """Send `g` back through the loss of a variational autoencoder and return `(dmu, dv)`.

    g : array (examples,), the upstream gradient: how much L changes per unit of each example's loss
    mu : array (examples, codes), the codes' means
    v : array of the same shape, the logarithms of their variances
    eps : array of the same shape, the random numbers that were drawn
    w : array (codes, pixels), the decoder
    x : array (examples, pixels), what should come out
    """
    # TODO: return how much L changes per unit of mu, and per unit of v.
    raise NotImplementedError
