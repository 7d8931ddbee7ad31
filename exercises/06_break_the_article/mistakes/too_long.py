"""Catches the article, but takes three operations."""


def break_article():
    return "(x * y) * (x * y)"


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: TOO_LONG
