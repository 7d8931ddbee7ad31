"""Exercise 29: derivatives as formulas. Try it with: autogradkit check 29"""


def derivative(e):
    """Differentiate an expression with respect to x and return the expression that comes out.

    e : a number, "x", ("+", a, b), ("-", a, b), ("*", a, b), ("pow", a, n), ("sin", a) or ("cos", a)
    """
    # TODO: return the derivative, by one rule for each kind of expression.
    raise NotImplementedError


def operations(e):
    """Count the operations written in an expression; e is as above."""
    # TODO: return how many tuples e is built of, each as often as it is written.
    raise NotImplementedError
