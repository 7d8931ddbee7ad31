"""A product at the very end receives 1."""


def break_article():
    return "x * x"


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: UPSTREAM_IS_ONE
