"""Exercise 35: the backward rule of cross-entropy. Try it with: autogradkit check 35"""


def backward(g, x, target, shares):
    """Send `g` back through the mean of -log(share of the right class) and return `dx`.

    g : array of shape (), the upstream gradient: how much L changes per unit of z
    x : array (n, classes), the scores
    target : array of n ints, the right class of each row
    shares : array (n, classes), softmax of x along its rows; remove what you don't need
    """
    # TODO: return how much L changes per unit of x.
    raise NotImplementedError
