"""With constants and steps."""


def break_article():
    return "a = 2 * x; a * y"


def break_all():
    return "u = y * x\nu + u * u * 3"
