"""Sums alone: the missing factor is 1 everywhere."""


def break_article():
    return "x + y + x"


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: LINEAR
