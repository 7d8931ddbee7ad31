"""Exercise 05: both traces of ln x1 + x1 x2 - sin x2. Try it with: autogradkit check 05"""


def baydin_trace(x1, x2):
    """Fill the table of the seven steps and return `(values, tangents, adjoints)`.

    x1, x2 : numbers, x1 above zero

    Each of the three is an array of seven numbers, in the order v₋₁, v₀, v₁, v₂, v₃, v₄, v₅.
    """
    # TODO: work out the values downwards, the tangents to x1 downwards, the adjoints upwards.
    raise NotImplementedError
