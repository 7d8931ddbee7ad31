"""Exercise 60: a checker of backward rules. Try it with: autogradkit check 60"""

import numpy as np  # noqa: F401


def gradcheck(forward, rule, cases):
    """Say whether a backward rule is right.

    forward : forward(*inputs) is z, an array
    rule : rule(g, z, *inputs) returns a tuple of arrays, one for each input
    cases : tuple of situations, each a tuple of one or two arrays, the inputs
    """
    # TODO: return True for a right rule, False for a wrong one.
    raise NotImplementedError
