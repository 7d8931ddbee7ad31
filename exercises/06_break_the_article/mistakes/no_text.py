"""Returns a formula that isn't made of the three operations."""


def break_article():
    return "sin(x * y)"


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: NOT_AN_EXPRESSION
