"""No inner value has two uses: nobody can speak too early there."""


def break_article():
    return "x * y * y"


def break_all():
    return "a = x * x; a * y"


# diagnosis: SURVIVES
