"""The article's own kind of example: every product is followed by sums only."""


def break_article():
    return "x * y + x"


def break_all():
    text = "u = x * y; u + u * u"
    return text


# diagnosis: UPSTREAM_IS_ONE
