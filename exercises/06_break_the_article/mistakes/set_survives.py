"""Nothing is used twice by one and the same node: the engine with the set survives."""


def break_article():
    return "x * y * y"


def break_all():
    return "u = x * y; u + u * y"


# diagnosis: SURVIVES
