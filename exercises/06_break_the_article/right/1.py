"""A sum before the product; three diamonds and a square."""


def break_article():
    return "(x + y) * x"


def break_all():
    return "u = x * y; v = u * u; u + v * v"
