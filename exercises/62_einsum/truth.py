"""What is right in exercise L2: the trusted functions."""

import numpy as np


def einsum(x, y, *, subscripts):
    """Return the product."""
    return np.einsum(subscripts, x, y)


def letters(subscripts):
    """Return the letters of x, of y and of z."""
    inputs, z = subscripts.split("->")
    return (*inputs.split(","), z)
