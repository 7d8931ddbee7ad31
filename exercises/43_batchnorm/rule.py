"""Exercise 43: the backward rule of batch normalisation. Try it with: autogradkit check 43"""


def backward(g, gamma, xhat, sigma, training):
    """Send `g` back through z = gamma * xhat + beta and return `(dx, dgamma, dbeta)`.

    g : array (examples, channels, ...), the upstream gradient: how much L changes per unit of z
    gamma : array (channels,), by which the normalised numbers were multiplied
    xhat : array with the shape of g, the normalised numbers: (x - mean) / sigma
    sigma : array (1, channels, ...), the square root of variance plus eps, one per channel
    training : bool, whether mean and variance came from this batch, or from earlier ones
    """
    # TODO: return how much L changes per unit of x, of gamma and of beta.
    raise NotImplementedError
