"""A product below another operation receives a gradient other than 1, and the article leaves that out.

In u + u u the value u is met too early, used more than once, and twice by the same product.
"""


def break_article():
    text = "x * y * y"
    return text


def break_all():
    text = "u = x * y; u + u * u"
    return text
