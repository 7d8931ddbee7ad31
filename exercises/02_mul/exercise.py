"""Exercise B2: the rule of a product."""

from autogradkit.checking import Case, Exercise, Rule


def mul(x, y):
    """Return the product, entry by entry."""
    return x * y


def both(*shape):
    """Give both factors the same shape."""
    return {"x": shape, "y": shape}


CASES = (
    Case("two numbers", both()),
    Case("three entries", both(3)),
    Case("two rows, three columns", both(2, 3)),
    Case("a square table", both(3, 3)),
    Case("three axes", both(2, 3, 5)),
    Case("one entry", both(1, 1)),
    Case("no entries", both(0, 3)),
    Case("x * x", both(5), same=True),
    Case("in Fortran order", both(3, 5), layout="fortran"),
    Case("every second entry, backwards", both(5, 2), layout="strided"),
)

exercise = Exercise(
    id="B2",
    title="The rule of a product",
    parts=(Rule("backward", mul, CASES, points=4, says="z = x * y"),),
    stars=1,
    minutes=10,
)
