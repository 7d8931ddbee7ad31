"""Exercise 42: the backward rule of layer normalisation. Try it with: autogradkit check 42"""


def backward(g, gamma, xhat, sigma):
    """Send `g` back through z = gamma * xhat + beta and return `(dx, dgamma, dbeta)`.

    g : array (..., n), the upstream gradient: how much L changes per unit of z
    gamma : array (n,), by which the normalised numbers were multiplied
    xhat : array (..., n), the normalised numbers: (x - mean) / sigma, row by row
    sigma : array (..., 1), the square root of variance plus eps, one per row
    """
    # TODO: return how much L changes per unit of x, of gamma and of beta.
    raise NotImplementedError
