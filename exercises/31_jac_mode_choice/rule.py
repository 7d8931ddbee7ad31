"""Exercise 31: which mode, and how many passes? Try it with: autogradkit check 31"""


def jacobian(jvp, vjp, n, m):
    """Build the Jacobian of a function from n numbers to m, in as few passes as possible.

    jvp : jvp(v) is J v, an array of m numbers; one forward pass
    vjp : vjp(g) is gᵀ J, an array of n numbers; one backward pass
    n, m : how many inputs and results there are
    """
    # TODO: choose the cheaper way and return J, of shape (m, n).
    raise NotImplementedError


def hvp(gradient, jvp, x, v):
    """Return how the gradient at `x` changes per unit of a step along `v`.

    gradient : gradient(x) is an array like x; one backward pass
    jvp : jvp(function, x, v) is how function's result changes at x, per unit of a step along v
    x, v : arrays of n numbers
    """
    # TODO: send a direction through the gradient, in one pass.
    raise NotImplementedError
