"""Exercise 59: what is wrong with this rule? Try it with: autogradkit check 59"""

import numpy as np  # noqa: F401


def name_the_bug(rule):
    """Find out what is wrong with a rule by calling it, and return `(code, g, x, y)`.

    rule : rule(g, x, y) returns (dx, dy); it claims to be the rule of z = x * y
    """
    # TODO: ask the rule questions, and return the code of its mistake with arrays that show it.
    raise NotImplementedError
