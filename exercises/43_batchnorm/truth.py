"""What is right in exercise E3: the trusted functions."""


def over(x):
    """Return all axes but that of the channels."""
    return (0, *range(2, x.ndim))
