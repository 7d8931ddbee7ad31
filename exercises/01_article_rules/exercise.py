"""Exercise A2: the two rules of the article, repaired."""

from autogradkit.checking import ArticleRule, Case, Exercise


def add(x, y):
    """Return the sum."""
    return x + y


def mul(x, y):
    """Return the product."""
    return x * y


NUMBERS = {"x": (), "y": ()}
CASES = (
    Case("the article's 2 and 3", values={"x": 2.0, "y": 3.0}),
    Case("two numbers", NUMBERS),
    Case("two other numbers", NUMBERS),
    Case("a negative one", values={"x": -1.7, "y": 0.6}),
)

exercise = Exercise(
    id="A2",
    title="Repair the article's rules",
    parts=(
        ArticleRule("add_backward", add, cases=CASES, points=2, says="node.value = x.value + y.value"),
        ArticleRule("mul_backward", mul, cases=CASES, points=2, says="node.value = x.value * y.value"),
    ),
    stars=1,
    minutes=10,
)
