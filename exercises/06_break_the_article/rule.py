"""Exercise 06: expressions on which wrong engines fail. Try it with: autogradkit check 06"""


def break_article():
    """Return an expression in x and y, as a text, on which the article's rules are wrong at (3, 5)."""
    # TODO: return a text of at most two operations.
    raise NotImplementedError


def break_all():
    """Return an expression in x and y, as a text, on which all five engines are wrong at (3, 5)."""
    # TODO: return a text of at most five operations, perhaps in steps: "a = x + y; a * x"
    raise NotImplementedError
