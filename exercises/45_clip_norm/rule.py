"""Exercise 45: gradients that are too long are shortened. Try it with: autogradkit check 45"""


def clip_norm(gradients, max_norm):
    """Return a list of new arrays: `gradients`, shortened together so that they are at most `max_norm` long.

    gradients : list of arrays, one for each parameter, of any shapes
    max_norm : float, the largest length that is allowed, above 0
    """
    # TODO: return the gradients, all multiplied by the same factor.
    raise NotImplementedError
