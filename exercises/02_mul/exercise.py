"""Exercise B2: the rule of a product."""

from autogradkit.checking import Exercise, Rule, pointwise


def mul(x, y):
    """Return the product, entry by entry."""
    return x * y


CASES = pointwise("x", "y", same="x * x")

exercise = Exercise(
    id="B2",
    title="The rule of a product",
    parts=(Rule("backward", mul, CASES, points=4, says="z = x * y"),),
    stars=1,
    minutes=10,
)
