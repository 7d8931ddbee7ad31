"""Exercise 61: the backward rule of attention. Try it with: autogradkit check 61"""


def backward(g, q, k, v, shares):
    """Send `g` back through z = softmax(q @ k transposed / sqrt(d)) @ v and return `(dq, dk, dv)`.

    g : array (..., n, e), the upstream gradient: how much L changes per unit of z
    q : array (..., n, d), the queries
    k : array (..., m, d), the keys
    v : array (..., m, e), the values
    shares : array (..., n, m): each row adds up to 1, masked entries are 0
    """
    # TODO: return how much L changes per unit of q, of k and of v.
    raise NotImplementedError
