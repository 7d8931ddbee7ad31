"""Computes the expression at (3, 5) where its text is asked for."""


def break_article():
    x, y = 3, 5
    return 2 * x * y


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: RETURNED_TYPE
