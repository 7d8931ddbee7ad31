"""Returns the code without the arrays that show it."""


def name_the_bug(rule):
    return "RIGHT"


# diagnosis: RAISES
